using System.Collections.Immutable;
using Godwit.Sql.Catalog;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Finds tables, views, virtual tables and table-valued functions by name.</summary>
internal static class Tables
{
    /// <summary>The table of a name as a source; an opaque one, and a problem, where there is none.</summary>
    public static Source Find(BindingSession session, QualifiedName name, string? alias, SqlNode node, Frame frame, ImmutableArray<Expression> arguments = default)
    {
        var database = frame.Database ?? name.Schema?.Text;
        var text = name.ObjectName.Text;
        var relation = session.Schema.FindRelation(text, database) ?? TableFunctions.Find(text)
            ?? (session.Schema.Extensions.MayHaveModule(text) ? TableFunctions.FindLoadable(text) : null);
        if (relation is null)
        {
            // A call can only mean a module, and a program may have modules of its own.
            if (session.Schema.MayHoldMore(database) || (!arguments.IsDefault && session.Schema.Extensions.MayHaveModule(text)))
                session.IsOnTrust = true;
            else
                ReportMissing(session, name, database, frame);
            return SourceBuilder.Opaque(node, text, alias);
        }

        session.Refer(frame, name.ObjectName, relation, NameReference.Itself);
        session.NoteRead(relation);
        if (!arguments.IsDefault && relation is not VirtualTable)
        {
            SourceBuilder.NotAFunction(session, name.ObjectName, text, frame);
            return SourceBuilder.Opaque(node, text, alias);
        }

        return Of(session, relation, alias, node, frame, name.ObjectName, arguments);
    }

    /// <summary>A table as a source.</summary>
    public static Source Of(BindingSession session, Relation relation, string? alias, SqlNode node, Frame frame, Name name, ImmutableArray<Expression> arguments = default)
    {
        switch (relation)
        {
            case View view:
                return OfView(session, view, alias, node, frame, name);
            case VirtualTable virtualTable:
                session.IsOnTrust |= virtualTable.IsOpaque;
                return new Source(relation.Name, node.Span)
                {
                    Alias = alias,
                    Relation = relation,
                    Columns = relation.Columns,
                    IsOpaque = virtualTable.IsOpaque,
                    HasRowId = !virtualTable.WithoutRowId,
                    Arguments = arguments.IsDefault ? ImmutableArray<Expression>.Empty : arguments,
                };
            default:
                var table = (Table)relation;
                return new Source(relation.Name, node.Span)
                {
                    Alias = alias,
                    Relation = relation,
                    Columns = relation.Columns,
                    IsOpaque = relation.IsOpaque || relation.Columns.IsEmpty,
                    HasRowId = !table.WithoutRowId,
                    RowIdAlias = table.RowIdAlias,
                };
        }
    }

    private static Source OfView(BindingSession session, View view, string? alias, SqlNode node, Frame frame, Name name)
    {
        var bound = Views.Bind(session, view);
        foreach (var problem in bound.Problems)
            session.ReportView(ProblemPhase.Expand, frame, problem, name);
        if (bound.Mismatch is { } mismatch && node is not (InsertStatement or UpdateStatement or DeleteStatement))
            session.ReportView(ProblemPhase.Code, frame, mismatch, name);
        foreach (var read in bound.Read)
            session.NoteRead(read);
        session.IsOnTrust |= bound.IsOnTrust;
        return new Source(view.Name, node.Span)
        {
            Alias = alias,
            Relation = view,
            Columns = bound.Columns,
            Select = bound.Select,
            IsOpaque = bound.IsOpaque,
        };
    }

    private static void ReportMissing(BindingSession session, QualifiedName name, string? database, Frame frame)
    {
        var shown = database is null ? name.ObjectName.Text : $"{database}.{name.ObjectName.Text}";
        session.Report(ProblemPhase.Expand, frame, SqlProblemKind.NoSuchTable, $"no such table: {shown}", name.ObjectName.Span, name.ObjectName.Text, () => Names(session.Schema, database));
    }

    /// <summary>The tables and views that could be meant.</summary>
    public static ImmutableArray<string> Names(SqlSchema schema, string? database)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var own in schema.Databases)
        {
            if (database is null || NameComparer.Same(own.Name, database) || schema.FindDatabase(database) is null)
                names.AddRange(own.Relations.Keys);
        }

        return names.ToImmutable();
    }
}
