using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The one place that opens files: the database, a look at it, its backups. Never pooled, because a pooled handle goes
/// back to the application with our pragmas and locks; never shared, because a backup would wait for ever.
/// </summary>
internal sealed class Connections(Database database, MigratorOptions options)
{
    // sqlite3.h: SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE.
    private const int NoCheckpointOnClose = 1006;

    public string Path => database.Path;

    public bool IsEncrypted => database.IsEncrypted;

    /// <summary>The database itself, to change it.</summary>
    public SqliteConnection Open() => Open(database.Path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>The database, to look: closing it does not copy a large WAL into the file.</summary>
    public SqliteConnection OpenToLook()
    {
        var wal = new FileInfo(database.Path + "-wal");
        var connection = Open(database.Path, SqliteOpenMode.ReadWrite);
        if (wal.Exists && wal.Length > 0)
            raw.sqlite3_db_config(connection.Db(), NoCheckpointOnClose, 1, out _);
        return connection;
    }

    /// <summary>Another file with the same key and the same functions: a backup or a copy.</summary>
    public SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            Cache = SqliteCacheMode.Private,
        }.ConnectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Db(), 0);
            database.Unlock(connection);
            options.ConfigureConnection?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
