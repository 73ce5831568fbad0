using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>What a start with nothing to do consists of: a look at the file without a lock, and without writing.</summary>
internal sealed class FirstLook(MigrationSet set, MigratorOptions options, Connections connections, long? target, RunReporter reporter)
{
    private readonly OwedTasks _owed = new(set.HistoryTable);
    private bool _hasLooked;

    /// <summary>Reads without a lock. Null where something is to do, or where a writer keeps even readers out.</summary>
    public MigrationReport? Run()
    {
        if (IsNew(connections.Path))
        {
            _hasLooked = true;
            Preflight.CheckEngine(set);
            return set.Count == 0 ? Reports.UpToDate(set, reporter) : null;
        }

        try
        {
            return Open(connections, Look);
        }
        catch (SqliteException error) when (WriteLock.IsLocked(error))
        {
            reporter.Enter(MigrationPhase.Waiting);
            return null;
        }
    }

    /// <summary>
    /// While another migrator works: a program that must refuse the database should not wait for its end, only because
    /// that one kept it from reading at its first look.
    /// </summary>
    public void TryAgain()
    {
        if (!_hasLooked)
            Run();
    }

    /// <summary>True where there is no database yet.</summary>
    /// <exception cref="NotADatabaseException">The file is too short for one.</exception>
    public static bool IsNew(string path)
    {
        var file = new FileInfo(path);
        if (file is not { Exists: true, Length: > 0 })
            return true;
        // SQLite takes the first bytes of a header for an empty database, and would write over them.
        return file.Length >= Preflight.SmallestPage ? false : throw new NotADatabaseException(path);
    }

    /// <summary>Reads what can be read, also from a folder that cannot be written.</summary>
    public static T Open<T>(Connections connections, Func<SqliteConnection, T> look)
    {
        try
        {
            using var connection = connections.OpenToLook();
            return look(connection);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !File.Exists(connections.Path + "-wal"))
        {
            // In a folder that cannot be written, a WAL database cannot be opened as usual; without a WAL beside it, the
            // file alone says whether there is something to do.
            using var connection = connections.OpenBackup(connections.Path);
            return look(connection);
        }
    }

    private MigrationReport? Look(SqliteConnection connection)
    {
        if (target is null && FastCheck.IsUpToDate(connection, set.Registry))
            return Reports.UpToDate(set, reporter);
        new HalfWay(set, connections.Path).Find(connection, target, options.WhenInterrupted);
        if (!_owed.Any(connection) && Inspection.Plan(connection, set, target) is { Steps.Count: 0 } plan)
            return Reports.NothingToDo(plan, reporter);
        Preflight.CheckEngine(set);
        Preflight.CheckWritable(connection, connections.Path);
        _hasLooked = true;
        return null;
    }
}
