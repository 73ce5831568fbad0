using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>ALTER TABLE … DROP COLUMN.</summary>
internal static class DropColumn
{
    private const string When = "after drop column";

    public static SchemaChangeResult Apply(ChangeContext context, DropColumnStatement statement)
    {
        if (AlteredColumn.Find(context, statement.Table, statement.Column, "drop column from", out var instead) is not var (table, place))
            return instead;
        if (Refuse(table, place, statement.Column) is { } refused)
            return context.Refused(refused);
        var isTemp = table.Database == SqlSchema.Temp;
        if (Dependents.Test(context.Schema, table.Database, isTemp, "", statement) is { } broken)
            return context.Refused(broken);
        var definition = (CreateTableStatement)StoredSql.Parse(table.Sql!)!;
        var sql = WithoutColumn(table, definition, place);
        if (Alteration.Reload(context.Schema, table, sql, When, statement, out var reloaded) is { } fault)
            return context.Refused(fault);
        var schema = context.Schema.With(context.Schema.FindDatabase(table.Database)!.With(reloaded!));
        return Dependents.Test(schema, table.Database, isTemp, When, statement) is { } afterwards ? context.Refused(afterwards) : SchemaChangeResult.Of(schema);
    }

    private static SqlProblem? Refuse(Table table, int place, Name column)
    {
        var isUnique = !table.PrimaryKey.Contains(place) && StoredSql.Parse(table.Sql!) is CreateTableStatement definition
            && definition.Columns.First(c => NameComparer.Same(c.Name.Text, column.Text)).Constraints.Any(c => c is ColumnUnique);
        if (table.PrimaryKey.Contains(place) || isUnique)
            return new SqlProblem(SqlProblemKind.NotAllowed, $"cannot drop {(isUnique ? "UNIQUE" : "PRIMARY KEY")} column: \"{column.Text}\"", column.Span);
        return table.Columns.Length == 1
            ? new SqlProblem(SqlProblemKind.NotAllowed, $"cannot drop column \"{column.Text}\": no other columns exist", column.Span)
            : null;
    }

    private static string WithoutColumn(Table table, CreateTableStatement definition, int place)
    {
        var sql = table.Sql!;
        var start = definition.Columns[place].Name.Span.Start;
        if (place + 1 < definition.Columns.Length)
            return sql.Remove(start, definition.Columns[place + 1].Name.Span.Start - start);
        while (start > 0 && sql[start] != ',')
            start--;
        return sql.Remove(start, table.ColumnsEnd - start);
    }
}
