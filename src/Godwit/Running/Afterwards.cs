using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// What is owed after a commit: old plaintext is wiped from the file, its WAL and its copies. It was committed as a row
/// together with the migration, and is tried again at each start until it is done. A failure undoes nothing.
/// </summary>
internal sealed class Afterwards(Connections connections, MigrationSet set, RunReporter reporter)
{
    private readonly OwedTasks _owed = new(set.HistoryTable);

    public void Run(SqliteConnection connection)
    {
        if (_owed.Find(connection, OwedTasks.Erase) is not { } version)
            return;
        try
        {
            Erase(connection, long.Parse(version, CultureInfo.InvariantCulture));
        }
        catch (SqliteException error)
        {
            reporter.Warn($"Old unencrypted data could not be wiped from the file yet: {error.Message}. It is tried again at the next start; close other programs that use the database.");
        }
    }

    private void Erase(SqliteConnection connection, long version)
    {
        connection.Text("PRAGMA main.secure_delete = ON");
        var journal = connection.Text("PRAGMA main.journal_mode");
        // A persistent journal keeps the old pages; leaving that mode deletes it.
        if (journal == "persist")
            connection.Text("PRAGMA main.journal_mode = DELETE");
        foreach (var table in connection.Query("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage = 0 AND sql LIKE '%using%fts%'", static row => row.Text(0)!))
            connection.Execute($"INSERT INTO main.{Sqlite.Quote(table)}({Sqlite.Quote(table)}) VALUES ('optimize')");
        reporter.At("optimized");
        connection.Execute("VACUUM");
        reporter.At("vacuumed");
        if (journal == "wal" && connection.Number("PRAGMA main.wal_checkpoint(TRUNCATE)") != 0)
            throw new SqliteException("another program reads the database", raw.SQLITE_BUSY);
        reporter.At("checkpointed");
        if (!connections.IsEncrypted && !Retention.DeletePlaintext(connections, set, version, reporter))
            return;
        connection.Execute("BEGIN IMMEDIATE");
        _owed.Remove(connection, OwedTasks.Erase);
        FastCheck.Set(connection, set, Inspection.Plan(connection, set).Steps.Count == 0 && !_owed.Any(connection));
        connection.Execute("COMMIT");
        reporter.At("erased");
    }
}
