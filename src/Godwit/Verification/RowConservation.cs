using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// No ordinary table that was written may have lost rows, unless a migration says that it shrinks it, or it is a copy
/// that an older program left behind. What it had before is counted in the backup.
/// </summary>
internal static class RowConservation
{
    /// <param name="before">The database as it was.</param>
    /// <param name="now">The connection of the run.</param>
    /// <param name="tables">The tables to look at, by their former names.</param>
    /// <param name="tracker">What they are called now.</param>
    /// <param name="steps">They say what may shrink.</param>
    /// <param name="isDown">True where the tables of migrations that are taken back go.</param>
    /// <param name="reporter">Takes the warnings.</param>
    public static void Check(SqliteConnection before, SqliteConnection now, IEnumerable<string> tables, TableTracker tracker, IEnumerable<MigrationStep> steps, bool isDown, RunReporter reporter)
    {
        var shrinks = steps.SelectMany(step => step.Shrinks).ToHashSet(StringComparer.OrdinalIgnoreCase);
        shrinks.UnionWith(LeftoverTables.Find(before));
        foreach (var table in tables)
        {
            if (shrinks.Contains(table) || CountIfAny(before, table, reporter) is not (> 0 and < long.MaxValue and var had))
                continue;
            // A rebuild drops the table and gives its name to another; a rename takes the rows along.
            var current = tracker.Tables[table];
            var has = Math.Max(CountIfAny(now, current, reporter), CountIfAny(now, table, reporter));
            if (has >= had)
                continue;
            if (!isDown || current is not null)
                throw new LostRowsException(table, had, has);
            reporter.Warn($"The way back dropped the table '{table}' with {had} rows.");
        }
    }

    private static long CountIfAny(SqliteConnection connection, string? table, RunReporter reporter) =>
        table is not null && connection.Number("SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE", table) > 0
            ? Count(connection, table, reporter) ?? long.MaxValue
            : 0;

    /// <summary>Null where it cannot be counted.</summary>
    private static long? Count(SqliteConnection connection, string table, RunReporter reporter)
    {
        try
        {
            return connection.Number($"SELECT count(*) FROM main.{Sqlite.Quote(table)}");
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            reporter.Warn($"The rows of table '{table}' could not be counted: {error.Message}.");
            return null;
        }
    }
}
