using System.Collections.Immutable;
using Godwit.Sql.Catalog;
using Godwit.Sql.Lexing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds PRAGMA.</summary>
internal static class PragmaBinder
{
    /// <summary>The result columns; none for a pragma that the engine does not know.</summary>
    public static ImmutableArray<BoundColumn> Columns(PragmaStatement statement)
    {
        if (Pragmas.Find(statement.Pragma.ObjectName.Text) is not { } pragma || (pragma.SetterReturnsNothing && statement.Value is not null))
            return [];
        return ImmutableArray.CreateRange(pragma.Columns, name => new BoundColumn(name));
    }

    /// <summary>Refuses a check of the foreign keys of a table that does not exist; other pragmas do not mind.</summary>
    public static void Check(BindingSession session, PragmaStatement statement, Frame frame)
    {
        if (statement.Value is not { } value || !NameComparer.Same(statement.Pragma.ObjectName.Text, "foreign_key_check"))
            return;
        var database = statement.Pragma.Schema?.Text;
        var table = Names.Unquote(value.Text);
        if (session.Schema.FindRelation(table, database) is not null || session.Schema.MayHoldMore(database) || TableFunctions.Find(table) is not null)
            return;
        session.Report(ProblemPhase.Expand, frame, SqlProblemKind.NoSuchTable, $"no such table: {(database is null ? table : $"{database}.{table}")}", value.Span, table, () => Tables.Names(session.Schema, database));
    }
}
