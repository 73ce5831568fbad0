using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>ALTER TABLE … RENAME COLUMN.</summary>
internal static class RenameColumn
{
    private const string When = "after rename";

    public static SchemaChangeResult Apply(ChangeContext context, RenameColumnStatement statement)
    {
        if (AlteredColumn.Find(context, statement.Table, statement.Column, "rename columns of", out var instead) is not var (table, place))
            return instead;
        var isTemp = table.Database == SqlSchema.Temp;
        if (Dependents.Test(context.Schema, table.Database, isTemp, "", statement) is { } broken)
            return context.Refused(broken);
        if (Rewrite(context.Schema, table, place, statement, out var schema) is { } fault)
            return context.Refused(fault);
        return Dependents.Test(schema, table.Database, isTemp, When, statement) is { } afterwards ? context.Refused(afterwards) : SchemaChangeResult.Of(schema);
    }

    private static SqlProblem? Rewrite(SqlSchema before, Table table, int place, RenameColumnStatement statement, out SqlSchema after)
    {
        after = before;
        var rename = new ColumnRename(table, place, statement.NewName);
        var database = before.FindDatabase(table.Database)!;
        foreach (var item in database.Relations.Values.OfType<Table>().OrderBy(t => t.Order))
        {
            var renamed = WithRenamedIndexes(item, rename);
            var sql = rename.InTable(item);
            if (sql == item.Sql && ReferenceEquals(renamed, item))
                continue;
            if (Alteration.Reload(before, renamed, sql!, When, statement, out var reloaded) is { } problem)
                return problem;
            after = after.With(after.FindDatabase(table.Database)!.With(reloaded!));
        }

        foreach (var owner in new[] { database, before.Databases[1] }.Distinct())
        {
            foreach (var item in Dependents.Of(owner))
            {
                if (item is Table)
                    continue;
                if (rename.InBody(before, item) is not { } sql || sql == item.Sql)
                    continue;

                // The engine goes through temp twice, the second time with texts that do not fit its schema any more.
                if (database.IsTemp && Bodies.Bind(before, item with { Sql = sql }).Problem is { } problem)
                    return Alteration.InObject(Dependents.TypeOf(item), item.Name, "", problem, statement);
                after = after.With(Rewritten(after.FindDatabase(owner.Name)!, item, sql, rename));
            }
        }

        return null;
    }

    private static Table WithRenamedIndexes(Table item, ColumnRename rename) => ReferenceEquals(item, rename.Table)
        ? item with { Indexes = [.. item.Indexes.Select(i => i.Sql is null ? i : i with { Sql = rename.InIndex(i.Sql) })] }
        : item;

    private static DatabaseSchema Rewritten(DatabaseSchema database, SchemaObject item, string sql, ColumnRename rename) => item switch
    {
        View view => database.With(view with { Sql = sql }),
        Trigger trigger => database.With(trigger with { Sql = sql, UpdateOf = rename.InUpdateOf(trigger) }),
        _ => database,
    };
}
