using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>What a start with nothing to do consists of: a look at the file without a lock, and without writing.</summary>
internal sealed class FirstLook(MigrationSet set, Connections connections, long? target, RunReporter reporter)
{
    private readonly OwedTasks _owed = new(set.HistoryTable);

    /// <summary>Reads without a lock. Null where something is to do, or where a writer keeps even readers out.</summary>
    public MigrationReport? Run()
    {
        var file = new FileInfo(connections.Path);
        if (file is not { Exists: true, Length: > 0 })
        {
            Preflight.CheckEngine(set);
            return set.Count == 0 ? Reports.UpToDate(set, reporter) : null;
        }

        // SQLite takes the first bytes of a header for an empty database, and would write over them.
        if (file.Length < Preflight.SmallestPage)
            throw new NotADatabaseException(connections.Path);
        try
        {
            using var connection = connections.OpenToLook();
            return Look(connection);
        }
        catch (SqliteException error) when (WriteLock.IsLocked(error))
        {
            reporter.Enter(MigrationPhase.Waiting);
            return null;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !File.Exists(connections.Path + "-wal"))
        {
            // In a folder that cannot be written, a WAL database cannot be opened as usual; without a WAL beside it, the
            // file alone says whether there is something to do.
            using var connection = connections.OpenBackup(connections.Path);
            return Look(connection);
        }
    }

    private MigrationReport? Look(SqliteConnection connection)
    {
        if (target is null && FastCheck.IsUpToDate(connection, set.Registry))
            return Reports.UpToDate(set, reporter);
        if (!_owed.Any(connection) && Inspection.Plan(connection, set, target) is { Steps.Count: 0 } plan)
            return Reports.NothingToDo(plan, reporter);
        Preflight.CheckEngine(set);
        Preflight.CheckWritable(connection, connections.Path);
        return null;
    }
}
