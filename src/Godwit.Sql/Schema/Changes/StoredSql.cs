using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Reads the texts that <c>sqlite_schema</c> holds. Each is parsed once, and only when something asks.</summary>
internal static class StoredSql
{
    private static readonly ConditionalWeakTable<string, Statement> Parsed = new();

    /// <summary>The statement of a stored text; null where an edit has made it unreadable.</summary>
    public static Statement? Parse(string sql)
    {
        if (Parsed.TryGetValue(sql, out var known))
            return known;
        var script = SqlParser.ParseScript(sql);
        if (script.Statements.Length != 1 || script.Statements[0].Syntax is not { } statement)
            return null;
        return Parsed.GetValue(sql, _ => statement);
    }

    /// <summary>The table that a text of our own making defines.</summary>
    public static Table Table(SqlSchema schema, string sql, string database) =>
        Read(schema, sql, database, out var table) is { } problem ? throw new InvalidOperationException(problem.Message) : table!;

    /// <summary>The table that a stored text defines, or why the engine would not load it.</summary>
    public static SqlProblem? Read(SqlSchema schema, string sql, string database, out Table? table)
    {
        table = null;
        if (Parse(sql) is not CreateTableStatement statement)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, "incomplete input", default);
        var context = new ChangeContext(schema, sql);
        var problem = CreateTable.Read(context, statement, database, out table);
        table = table is null ? null : table with { Sql = sql, ColumnsEnd = CreateTable.ColumnsEnd(sql, statement) };
        return problem;
    }

    /// <summary>The index that a stored text defines on a table, or why the engine would not load it.</summary>
    public static SqlProblem? Read(SqlSchema schema, Index index, string sql, Table table, out Index? read)
    {
        read = null;
        if (Parse(sql) is not CreateIndexStatement statement)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, "incomplete input", default);
        var problem = CreateIndex.Read(new ChangeContext(schema, sql), statement, table, out read);
        read = read is null ? null : read with { Sql = sql, Order = index.Order };
        return problem;
    }
}
