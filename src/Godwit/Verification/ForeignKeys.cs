using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// Foreign keys are off during the run, so that rebuilding a table cascades to nothing. Before COMMIT the tables that
/// were written, and those that refer to them, are checked: a violation that was not there before stops the run.
/// </summary>
internal static class ForeignKeys
{
    /// <param name="before">The database as it was; null where it is new.</param>
    /// <param name="now">The connection of the run.</param>
    /// <param name="touched">The tables that were written, by all names they had or have.</param>
    /// <param name="tracker">What tables were called before.</param>
    /// <param name="reporter">Takes the warnings.</param>
    public static void Check(SqliteConnection? before, SqliteConnection now, IReadOnlySet<string> touched, TableTracker tracker, RunReporter reporter)
    {
        if (touched.Count == 0)
            return;
        foreach (var table in now.Query("SELECT name FROM main.sqlite_master WHERE type = 'table'", static row => row.Text(0)!))
        {
            var parents = now.Query($"PRAGMA main.foreign_key_list({Sqlite.Quote(table)})", static row => row.Text(2) ?? "");
            if (parents.Count > 0 && (touched.Contains(table) || parents.Exists(touched.Contains)))
                CheckTable(before, now, table, tracker.OriginalOf(table), reporter);
        }
    }

    private static void CheckTable(SqliteConnection? before, SqliteConnection now, string table, string? original, RunReporter reporter)
    {
        var (after, impossible) = Violations(now, table);
        if (impossible is null && after.Count == 0)
            return;
        var (former, wasImpossible) = before is null || original is null ? ([], null) : Violations(before, original);
        if (wasImpossible is not null)
            reporter.Warn($"The foreign keys of table '{table}' could not be checked before the run: {wasImpossible.Message}.");
        else if (impossible is not null)
            throw new ForeignKeyViolationException(table, null, 0, impossible);
        else
            RefuseNew(table, after, former, HasStableRowIds(now, table));
    }

    private static void RefuseNew(string table, List<Violation> after, List<Violation> before, bool stable)
    {
        foreach (var parent in after.GroupBy(violation => violation.Parent, StringComparer.OrdinalIgnoreCase))
        {
            var former = before.Where(violation => violation.Parent.Equals(parent.Key, StringComparison.OrdinalIgnoreCase)).Select(violation => violation.RowId).ToList();
            var added = stable ? parent.Select(violation => violation.RowId).Except(former).Count() : parent.Count() - former.Count;
            if (added > 0)
                throw new ForeignKeyViolationException(table, parent.Key, added);
        }
    }

    /// <summary>Rebuilding a table numbers its rows anew, unless the number is a column of its own.</summary>
    private static bool HasStableRowIds(SqliteConnection connection, string table)
    {
        var keys = connection.Query($"PRAGMA main.table_info({Sqlite.Quote(table)})", static row => (Type: row.Text(2), Key: row.Number(5))).Where(column => column.Key > 0).ToList();
        return keys.Count == 1 && string.Equals(keys[0].Type, "INTEGER", StringComparison.OrdinalIgnoreCase);
    }

    private static (List<Violation> Violations, SqliteException? Impossible) Violations(SqliteConnection connection, string table)
    {
        try
        {
            return (connection.Query($"PRAGMA main.foreign_key_check({Sqlite.Quote(table)})", static row => new Violation(row.IsNull(1) ? null : row.Number(1), row.Text(2) ?? "")), null);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            return ([], error);
        }
    }

    private readonly record struct Violation(long? RowId, string Parent);
}
