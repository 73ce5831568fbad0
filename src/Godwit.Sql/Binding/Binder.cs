using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>
/// Says of a statement what SQLite 3.50 would find out when it prepares it: which tables and columns its names mean, what its
/// result looks like, what its parameters are, and what would be refused. Schemas and trees are not changed.
/// </summary>
public static class Binder
{
    private static readonly ImmutableArray<string> ExplainColumns = ["addr", "opcode", "p1", "p2", "p3", "p4", "p5", "comment"];
    private static readonly ImmutableArray<string> QueryPlanColumns = ["id", "parent", "notused", "detail"];

    /// <summary>
    /// Binds a statement. SELECT, INSERT, UPDATE, DELETE and EXPLAIN are bound wholly, with the triggers and foreign keys that
    /// come into play; of CREATE TABLE … AS the SELECT; of PRAGMA the result columns; of every other statement the parameters.
    /// </summary>
    /// <param name="schema">The schema before the statement.</param>
    /// <param name="text">The text to which the spans of the statement refer.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="options">The options; the default ones if null.</param>
    public static BoundStatement Bind(SqlSchema schema, string text, Statement statement, BindingOptions? options = null)
    {
        var session = new BindingSession(schema, options ?? BindingOptions.Default);
        var around = new Surroundings(new Frame(text), With: null, Blocks: null);
        session.Parameters.NoteAll(statement, text);
        switch (statement)
        {
            case SelectStatement select:
                return Finish(session, Select(session, select, around, Affinity.None), isQuery: true);
            case InsertStatement or UpdateStatement or DeleteStatement:
                DmlBinder.Bind(session, statement, around);
                return Finish(session, Changes(session, statement), isQuery: false);
            case CreateTableStatement { AsSelect: { } select }:
                session = new BindingSession(schema, session.Options) { Results = ResultSettings.Default };
                return Finish(session, Select(session, select, around, Affinity.Blob), isQuery: true);
            case ExplainStatement explain:
                return Explain(schema, text, explain, options);
            case PragmaStatement pragma:
                PragmaBinder.Check(session, pragma, around.Frame);
                return Finish(session, PragmaBinder.Columns(pragma), isQuery: true);
            default:
                Utility(session, statement, around);
                return Finish(session, [], isQuery: true);
        }
    }

    /// <summary>
    /// Binds what CREATE VIEW and CREATE TRIGGER define. The engine does this when the view is read and the trigger fired, and
    /// in ALTER TABLE, not when they are created.
    /// </summary>
    /// <param name="schema">The schema, in which the view or trigger may be already.</param>
    /// <param name="text">The text to which the spans of the statement refer.</param>
    /// <param name="statement">A <see cref="CreateViewStatement"/> or <see cref="CreateTriggerStatement"/>.</param>
    /// <param name="database">The database that the object is or will be in; main if null.</param>
    /// <param name="options">The options; the default ones if null.</param>
    public static BoundStatement BindBody(SqlSchema schema, string text, Statement statement, string? database = null, BindingOptions? options = null)
    {
        var session = new BindingSession(schema, options ?? BindingOptions.Default) { Results = ResultSettings.Default, IsBody = true };
        var isTemporary = database == SqlSchema.Temp || statement is CreateViewStatement { IsTemporary: true } or CreateTriggerStatement { IsTemporary: true };
        var frame = new Frame(text) { Database = isTemporary ? null : database ?? SqlSchema.Main };
        switch (statement)
        {
            case CreateViewStatement view:
                var columns = Select(session, view.Select, new Surroundings(frame, With: null, Blocks: null), Affinity.None, view.Columns);
                return Finish(session, columns, isQuery: true);
            case CreateTriggerStatement trigger:
                var target = Tables.Find(session, trigger.Table, alias: null, trigger.Table, frame);
                foreach (var column in trigger.Event.Columns)
                    session.Refer(frame, column, target.IndexOf(column.Text) >= 0 ? target.Relation : null, target.IndexOf(column.Text));
                Triggers.Bind(session, trigger, target, frame);
                return Finish(session, [], isQuery: false);
            default:
                return Finish(session, [], isQuery: true);
        }
    }

    /// <summary>Binds an expression of the definition of a table or index.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="text">The text to which the spans of the expression refer.</param>
    /// <param name="table">The table whose columns are in sight.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="options">The options; the default ones if null.</param>
    public static BoundStatement BindDefinition(SqlSchema schema, string text, Relation table, Expression expression, DefinitionPlace place, BindingOptions? options = null)
    {
        var session = new BindingSession(schema, options ?? BindingOptions.Default);
        DefinitionBinder.Bind(session, new Surroundings(new Frame(text), With: null, Blocks: null), table, expression, place);
        return Finish(session, [], isQuery: false);
    }

    /// <summary>The columns of a view under a schema; empty where the view is broken or cannot be known.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="view">The view, one of the schema's.</param>
    public static ImmutableArray<Column> ColumnsOf(SqlSchema schema, View view)
    {
        var bound = Views.Bind(new BindingSession(schema, BindingOptions.Default), view);
        return bound.IsOpaque ? ImmutableArray<Column>.Empty : bound.Columns;
    }

    private static ImmutableArray<BoundColumn> Select(BindingSession session, SelectStatement select, Surroundings around, Affinity otherwise, ImmutableArray<Name> names = default)
    {
        var model = SelectExpander.Expand(session, select, around);
        model.KeepsOrder = true;
        SelectResolver.Resolve(session, model, outer: null);
        return ResultColumns.Of(model, names, otherwise, session.Results);
    }

    // What RETURNING asks for, or the number of rows under an old pragma.
    private static ImmutableArray<BoundColumn> Changes(BindingSession session, Statement statement)
    {
        if (session.Returned is { } returned)
            return ResultColumns.OfReturning(returned, session.Results);
        if (!session.Results.CountChanges)
            return [];
        return [new BoundColumn(statement is InsertStatement ? "rows inserted" : statement is UpdateStatement ? "rows updated" : "rows deleted")];
    }

    private static BoundStatement Explain(SqlSchema schema, string text, ExplainStatement explain, BindingOptions? options)
    {
        var inner = Bind(schema, text, explain.Statement, options);
        var names = explain.IsQueryPlan ? QueryPlanColumns : ExplainColumns;
        return new BoundStatement
        {
            Problems = inner.Problems,
            ResultColumns = ImmutableArray.CreateRange(names, name => new BoundColumn(name)),
            Parameters = inner.Parameters,
            NameReferences = inner.NameReferences,
            TablesRead = inner.TablesRead,
            IsOnTrust = inner.IsOnTrust,
        };
    }

    private static void Utility(BindingSession session, Statement statement, Surroundings around)
    {
        var scope = new Scope(session, around);
        switch (statement)
        {
            case AttachStatement attach:
                Name(scope, attach.File);
                Name(scope, attach.Schema);
                if (attach.Key is { } key)
                    Name(scope, key);
                break;
            case DetachStatement detach:
                Name(scope, detach.Schema);
                break;
            case VacuumStatement { Into: { } into }:
                ExpressionBinder.BindScalar(scope, into);
                break;
        }
    }

    // A bare name is a text to ATTACH and DETACH.
    private static void Name(Scope scope, Expression expression)
    {
        if (expression is not ColumnExpression { Table: null })
            ExpressionBinder.BindScalar(scope, expression);
    }

    private static BoundStatement Finish(BindingSession session, ImmutableArray<BoundColumn> columns, bool isQuery) => new()
    {
        Problems = session.Problems(isQuery),
        ResultColumns = columns,
        Parameters = session.Parameters.Number(),
        NameReferences = session.References,
        TablesRead = [.. session.Read],
        TableWritten = session.Written,
        IsOnTrust = session.IsOnTrust,
    };
}
