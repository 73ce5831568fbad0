using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// A database that SQLCipher encrypts under a raw 256-bit key. It owns a copy of the key and overwrites it when
/// disposed. <see cref="OpenAsync"/> takes the key from a key store; the constructor takes a key of your own.
/// </summary>
public sealed class EncryptedDatabase : Database, IDisposable
{
    /// <summary>How long a look waits for a writer that keeps readers out.</summary>
    private const int Patience = 5000;

    private readonly string _connectionString;

    /// <summary>Names an encrypted database and its key. Nothing is opened yet.</summary>
    /// <param name="path">The file, which need not exist yet.</param>
    /// <param name="key">The key, which is copied.</param>
    public EncryptedDatabase(string path, DatabaseKey key)
        : base(path)
    {
        ArgumentNullException.ThrowIfNull(key);
        Key = key.Copy();
        _connectionString = Connections.ConnectionString(Path, SqliteOpenMode.ReadWriteCreate);
    }

    /// <summary>
    /// The SQLCipher version, 1 to 4, whose format the file has. The default, <see langword="null"/>, is the format of
    /// the loaded library.
    /// </summary>
    public int? CipherCompatibility { get; init; }

    /// <inheritdoc/>
    public override bool IsEncrypted => true;

    /// <summary>The id of the key.</summary>
    public string KeyId => Key.Id;

    internal DatabaseKey Key { get; }

    /// <summary>
    /// Takes the key of a database from a key store, finishes what a killed rotation or encryption left open, and makes
    /// sure that the key opens the file. A key is made only where there is no database, no entry and no key file of a
    /// former program.
    /// </summary>
    /// <param name="path">The file, which need not exist yet.</param>
    /// <param name="store">The key store, as <see cref="OsKeyStore.Default"/>.</param>
    /// <param name="name">The database's name in the key store; by default its file name without the extension.</param>
    /// <param name="cancellationToken">Gives up waiting for the key store, or for another program that changes the keys.</param>
    /// <exception cref="KeyLostException">The file is encrypted, and the store answers that it has no key for it.</exception>
    /// <exception cref="KeyStoreException">The store is locked, unavailable, denied access or did not answer.</exception>
    /// <exception cref="EncryptedDatabaseException">The key does not open the file; the fault says why.</exception>
    public static Task<EncryptedDatabase> OpenAsync(string path, IKeyStore store, string? name = null, CancellationToken cancellationToken = default) =>
        new KeyedFile(path, store, name).OpenAsync(cancellationToken);

    /// <summary>Opens a connection for the application: unlocked, and not pooled, because a pooled one would stay unlocked.</summary>
    /// <exception cref="EncryptedDatabaseException">The file is not encrypted, or the loaded SQLite has no cipher.</exception>
    public SqliteConnection Open()
    {
        var connection = FileStates.Connect(_connectionString);
        try
        {
            Unlock(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file, reads its schema and says exactly what is wrong where that fails. A file that does not exist yet is fine.</summary>
    /// <exception cref="EncryptedDatabaseException">What is wrong.</exception>
    public void Verify()
    {
        var check = KeyCheck.Read(Path);
        var state = FileStates.Of(Path);
        if (state == FileState.Empty && check.Checks.Count > 0)
            throw EncryptedDatabaseException.Empty(Path);
        if (state is FileState.Absent or FileState.Empty)
            return;
        if (TryRead() is { } error)
            throw Explain(error, check);
    }

    /// <summary>Overwrites the key.</summary>
    public void Dispose() => Key.Dispose();

    /// <summary>Hands the key over, first thing, and refuses a file or a library that would mean plaintext.</summary>
    protected internal override void Unlock(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (DatabaseFile.IsPlaintext(Codec.ReadHeader(connection).Header))
            throw EncryptedDatabaseException.Plaintext(connection.DataSource);
        Codec.SetKey(connection, "main", Key, CipherCompatibility);
        // TEMP tables, which no cipher encrypts, and what sorting puts aside: not every library keeps them in memory by itself.
        connection.Execute("PRAGMA temp_store = MEMORY");
    }

    /// <summary>True where the key opens the file in this format.</summary>
    internal bool Opens() => TryRead() is not { SqliteErrorCode: raw.SQLITE_NOTADB };

    /// <summary>The format, other than the one that was tried, in which the key opens the file. The newest, where several would do.</summary>
    internal int? CompatibilityThatOpens()
    {
        for (var version = Codec.Major; version >= 1; version--)
        {
            if (version == (CipherCompatibility ?? Codec.Major))
                continue;
            using var other = new EncryptedDatabase(Path, Key) { CipherCompatibility = version };
            if (other.Opens())
                return version;
        }

        return null;
    }

    /// <summary>Why the key does not open the file, told as exactly as can be.</summary>
    internal EncryptedDatabaseException Explain(SqliteException error, KeyCheck check)
    {
        if (error.SqliteErrorCode == raw.SQLITE_CORRUPT)
            return EncryptedDatabaseException.Damaged(Path, error);
        if (CompatibilityThatOpens() is { } version)
            return EncryptedDatabaseException.OtherCipherVersion(Path, version.ToString(), error);
        if (check.Checks.Count == 0)
            return EncryptedDatabaseException.WrongKeyOrDamaged(Path, error);
        if (!check.Knows(Key))
            return EncryptedDatabaseException.WrongKey(Path, error);
        return check.Cipher is { } wrote && wrote.Split('.')[0] != Codec.Version!.Split('.')[0]
            ? EncryptedDatabaseException.OtherCipherVersion(Path, wrote, error)
            : EncryptedDatabaseException.Damaged(Path, error);
    }

    /// <summary>The error that reading the schema ends in, where the file or the key is to blame.</summary>
    internal SqliteException? TryRead()
    {
        try
        {
            using var connection = Open();
            raw.sqlite3_busy_timeout(connection.Db(), Patience);
            connection.Number("SELECT count(*) FROM sqlite_master");
            return null;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            return error;
        }
    }
}
