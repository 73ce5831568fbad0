using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>What can be known to fail before anything is written.</summary>
internal static class Preflight
{
    /// <summary>The size of SQLite's smallest page, in bytes: no database is smaller, unless it is empty.</summary>
    public const int SmallestPage = 512;

    public static void CheckEngine(MigrationSet set)
    {
        // Its class constructor is what loads the SQLite of a bundle.
        RuntimeHelpers.RunClassConstructor(typeof(SqliteConnection).TypeHandle);
        var actual = raw.sqlite3_libversion_number();
        if (set.Registry.RequiredSqlite > actual)
            throw new EngineTooOldException(set.Registry.RequiredSqlite, actual);
    }

    /// <summary>BEGIN IMMEDIATE succeeds on a read-only file, so the file has to be asked.</summary>
    public static void CheckWritable(SqliteConnection connection, string path)
    {
        if (raw.sqlite3_db_readonly(connection.Db(), "main") == 1)
            throw new ReadOnlyDatabaseException(path, "the file");
    }

    /// <summary>
    /// Room for the backup, and for a journal or WAL that holds every page; for an upgrade that may have to be restored
    /// also for the copy of what is replaced, and the journal of the restore. VACUUM makes its copy in the temporary folder.
    /// </summary>
    public static void CheckSpace(SqliteConnection connection, string path, int copies, bool vacuums = false)
    {
        var size = connection.Number("PRAGMA main.page_count") * connection.Number("PRAGMA main.page_size");
        RequireSpace(path, Path.GetDirectoryName(path)!, copies * size);
        if (vacuums)
            RequireSpace(path, Environment.GetEnvironmentVariable("SQLITE_TMPDIR") ?? Path.GetTempPath(), size);
    }

    private static void RequireSpace(string path, string folder, long required)
    {
        if (Available(folder) is { } available && available < required)
            throw new NotEnoughSpaceException(path, required, available);
    }

    /// <summary>Null where the system does not tell, as on some network drives.</summary>
    private static long? Available(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
