using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The one place that opens files: the database, a look at it, its backups. Never pooled, because a pooled handle goes
/// back to the application with our pragmas and locks; never shared, because a backup would wait for ever.
/// </summary>
internal sealed class Connections(Database database, MigratorOptions options, string path)
{
    // sqlite3.h: SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE.
    private const int NoCheckpointOnClose = 1006;

    public string Path => path;

    public bool IsEncrypted => database.IsEncrypted;

    /// <summary>The database itself, to change it.</summary>
    /// <param name="exclusive">True to hold the file alone from the first lock to the end.</param>
    public SqliteConnection Open(bool exclusive = false) => Open(path, SqliteOpenMode.ReadWriteCreate, exclusive);

    /// <summary>The database, to look: closing it does not copy a large WAL into the file.</summary>
    public SqliteConnection OpenToLook()
    {
        var wal = new FileInfo(path + "-wal");
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        if (wal.Exists && wal.Length > 0)
            raw.sqlite3_db_config(connection.Db(), NoCheckpointOnClose, 1, out _);
        return connection;
    }

    /// <summary>
    /// A backup, to read: as the one file it is. A journal or WAL that lies beside it is none of its, and is not replayed;
    /// no lock is taken and no file is made.
    /// </summary>
    public SqliteConnection OpenBackup(string backup) =>
        Open("file:" + string.Join('/', backup.Split('/').Select(Uri.EscapeDataString)) + "?immutable=1", SqliteOpenMode.ReadOnly);

    /// <summary>Another file with the same key and the same functions: a backup or a copy.</summary>
    public SqliteConnection Open(string file, SqliteOpenMode mode, bool exclusive = false)
    {
        var connection = new SqliteConnection(ConnectionString(file, mode));
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Db(), 0);
            database.Unlock(connection);
            if (exclusive)
                connection.Text("PRAGMA locking_mode = EXCLUSIVE");
            options.ConfigureConnection?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Never pooled, and never with a shared cache. The builder of the provider would take longer than opening the file.</summary>
    public static string ConnectionString(string file, SqliteOpenMode mode)
    {
        var text = new StringBuilder("Pooling=False;Cache=Private");
        DbConnectionStringBuilder.AppendKeyValuePair(text, "Mode", mode.ToString());
        DbConnectionStringBuilder.AppendKeyValuePair(text, "Data Source", file);
        return text.ToString();
    }
}
