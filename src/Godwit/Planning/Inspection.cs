using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Reads what the planner needs.</summary>
internal static class Inspection
{
    public static MigrationPlan Plan(SqliteConnection connection, MigrationSet set, long? target = null)
    {
        var history = new HistoryTable(set.HistoryTable).Read(connection);
        var tables = connection.Query("SELECT name FROM main.sqlite_master WHERE type = 'table'", static row => row.Text(0) ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Planner.Plan(set, history, tables, target);
    }
}
