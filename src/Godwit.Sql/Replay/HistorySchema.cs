using System.Collections.Concurrent;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>The schema in which the first script of a set runs: nothing but the history table.</summary>
public static class HistorySchema
{
    private static readonly ConcurrentDictionary<string, SqlSchema> Schemas = new(StringComparer.Ordinal);

    /// <summary>The schema with a history table of this name. Each call returns the same object.</summary>
    /// <param name="historyTable">The name without quotes.</param>
    public static SqlSchema Of(string historyTable) => Schemas.GetOrAdd(historyTable, Create);

    private static SqlSchema Create(string historyTable)
    {
        var name = historyTable.Replace("\"", "\"\"");
        var script = SqlParser.ParseScript(
            $"CREATE TABLE \"{name}\"(version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, checksum TEXT, compatible_with INTEGER)");
        return script.Statements[0].Syntax is { } statement ? SchemaChange.Apply(SqlSchema.Empty, statement, script.Text).Schema : SqlSchema.Empty;
    }
}
