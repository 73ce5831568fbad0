using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>What a database file is, by its size and first bytes.</summary>
internal enum FileState
{
    Absent,
    Empty,
    Plaintext,
    Encrypted,
}

/// <summary>Looks at files without a key, and without dropping a lock that a connection of this process holds.</summary>
internal static class FileStates
{
    public static FileState Of(string path)
    {
        if (!File.Exists(path))
            return FileState.Absent;
        using var connection = Connect(path, SqliteOpenMode.ReadWrite);
        var (header, size) = Codec.ReadHeader(connection);
        return size == 0 ? FileState.Empty : DatabaseFile.IsPlaintext(header) ? FileState.Plaintext : FileState.Encrypted;
    }

    /// <summary>An open connection without a key.</summary>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode) => Connect(Connections.ConnectionString(path, mode));

    /// <summary>An open connection without a key.</summary>
    public static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes the file for this connection alone, until it is closed.</summary>
    /// <exception cref="EncryptedDatabaseException">It is in use.</exception>
    public static void TakeAlone(SqliteConnection connection)
    {
        try
        {
            connection.Text("PRAGMA main.locking_mode = EXCLUSIVE");
            connection.Execute("BEGIN EXCLUSIVE");
            connection.Execute("COMMIT");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            throw EncryptedDatabaseException.InUse(connection.DataSource, error);
        }
    }
}
