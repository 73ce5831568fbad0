using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>The commands to full-text tables that make a table: merging in an fts3 table, which has no statistics until then.</summary>
internal static class FullTextCommands
{
    public static SchemaChangeResult? Apply(ChangeContext context, InsertStatement statement)
    {
        if (statement.Columns.Length != 1 || Command(statement) is not { } command || !(command.StartsWith("merge=", StringComparison.Ordinal) || command.StartsWith("automerge=", StringComparison.Ordinal)))
            return null;
        var target = statement.Table;
        if (context.Schema.FindRelation(target.ObjectName.Text, target.Schema?.Text) is not VirtualTable table || !IsCommandColumn(table, statement.Columns[0]))
            return null;
        var database = context.Schema.FindDatabase(table.Database)!;
        if (database.FindRelation(table.Name + "_stat") is not null)
            return null;
        var sql = $"CREATE TABLE '{table.Name.Replace("'", "''")}_stat'(id INTEGER PRIMARY KEY, value BLOB)";
        return context.Changed(database.With(StoredSql.Table(context.Schema, sql, database.Name) with { ShadowOf = table.Name }));
    }

    private static bool IsCommandColumn(VirtualTable table, Name column) =>
        NameComparer.HasPrefix(table.Module, "fts") && table.Module.Length == 4 && table.Module[3] is '3' or '4' && NameComparer.Same(column.Text, table.Name);

    private static string? Command(InsertStatement statement)
    {
        var value = statement.Source?.Cores[0] switch
        {
            ValuesCore values => values.Rows[0].Items[0],
            QueryCore query => (query.Columns[0] as ExpressionColumn)?.Expression,
            _ => null,
        };
        return value is LiteralExpression { Kind: LiteralKind.String } text ? Names.Unquote(text.Text) : null;
    }
}
