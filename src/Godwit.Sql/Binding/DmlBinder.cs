using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>What INSERT, UPDATE and DELETE have in common: the table that is written.</summary>
internal static class DmlBinder
{
    public static void Bind(BindingSession session, Statement statement, Surroundings around)
    {
        if (WithOf(statement) is { } with)
            SelectExpander.CheckNames(session, with, around.Frame);
        switch (statement)
        {
            case SelectStatement select:
                var model = SelectExpander.Expand(session, select, around);
                model.KeepsOrder = true;
                SelectResolver.Resolve(session, model, outer: null);
                break;
            case InsertStatement insert:
                InsertBinder.Bind(session, insert, around.Under(insert.With));
                break;
            case UpdateStatement update:
                UpdateBinder.Bind(session, update, around.Under(update.With));
                break;
            case DeleteStatement delete:
                Bind(session, delete, around.Under(delete.With));
                break;
        }
    }

    private static WithClause? WithOf(Statement statement) =>
        statement is InsertStatement insert ? insert.With : statement is UpdateStatement update ? update.With : (statement as DeleteStatement)?.With;

    private static void Bind(BindingSession session, DeleteStatement delete, Surroundings around)
    {
        var target = Find(session, delete.Table, delete.Alias, delete, around.Frame);
        SourceBuilder.CheckIndex(session, delete.IndexHint, target, around.Frame);
        var triggers = Triggers.Of(session, target, TriggerEventKind.Delete, changes: null);
        if (!CheckWritable(session, target, delete.Table, triggers, delete.Returning is not null, around.Frame))
            return;
        var scope = new Scope(session, around, [target], outer: null);
        if (delete.Where is { } where)
            ExpressionBinder.BindScalar(scope, where);
        ForeignKeys.CheckDelete(session, target, around.Frame, delete.Table.ObjectName.Span);
        Triggers.Bind(session, triggers, target, around.Frame, delete.Table.ObjectName.Span);
        if (delete.Returning is { } returning)
            ReturningBinder.Bind(session, returning, target, around, "DELETE");
    }

    /// <summary>Finds the table that a statement writes.</summary>
    public static Source Find(BindingSession session, QualifiedName table, Name? alias, SqlNode node, Frame frame)
    {
        var target = Tables.Find(session, table, alias?.Text, node, frame);
        if (!frame.IsForeign)
            session.Written = target.Relation;
        return target;
    }

    /// <summary>Refuses tables that nobody may write, and views that no trigger writes for; false where it did.</summary>
    public static bool CheckWritable(BindingSession session, Source target, QualifiedName name, List<Trigger> triggers, bool isReturning, Frame frame)
    {
        // The engine takes RETURNING for a trigger, and is content where the view has another, whatever it watches.
        var isFired = triggers.Count > 0 || (isReturning && target.Relation is View any && session.Schema.TriggersOn(any).Any());
        var message = target.Relation switch
        {
            View view when !isFired => $"cannot modify {view.Name} because it is a view",
            VirtualTable { IsEponymous: true } or VirtualTable { Module: "fts5vocab" or "fts4aux" or "fts3tokenize" or "dbstat" } => $"table {target.Name} may not be modified",
            Table table when IsSchemaTable(table) && !session.Schema.IsSchemaWritable => $"table {target.Name} may not be modified",
            _ => null,
        };
        if (message is null)
            return true;
        session.Report(ProblemPhase.Resolve, frame, SqlProblemKind.NotAllowed, message, name.ObjectName.Span, name.ObjectName.Text);
        return false;
    }

    private static bool IsSchemaTable(Table table) => table.Sql is null && table.Name is "sqlite_master" or "sqlite_temp_master";

    /// <summary>Says what a column asks of a value that is stored into it, by an INSERT or else by an UPDATE.</summary>
    public static void ExpectColumn(BindingSession session, Source target, int index, Expression value, InsertStatement? insert)
    {
        if (index < 0 || index >= target.Columns.Length)
        {
            session.Parameters.Expect(value, SqlType.Integer, column: null, isNullable: insert is not null);
            return;
        }

        var column = target.Columns[index];
        var isRowId = index == target.RowIdAlias;
        // OR REPLACE puts the default in the place of NULL.
        var replaces = column.Default is not null && (insert is { IsReplace: true } || insert?.OnConflict == ConflictResolution.Replace);
        session.Parameters.Expect(value, SqlTypes.Of(column.DeclaredType, column.Affinity), column, isNullable: isRowId ? insert is not null : !column.NotNull || replaces);
    }

    /// <summary>The name of a table as messages show it.</summary>
    public static string Shown(QualifiedName table, Name? alias, Frame frame) =>
        alias?.Text ?? (table.Schema is { } schema && frame.Database is null ? $"{schema.Text}.{table.ObjectName.Text}" : table.ObjectName.Text);
}
