using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// A database that SQLCipher encrypts under a raw 256-bit key. It owns a copy of the key and overwrites it when
/// disposed.
/// </summary>
public sealed partial class EncryptedDatabase : Database, IDisposable
{
    private readonly DatabaseKey _key;

    /// <summary>Names an encrypted database and its key. Nothing is opened yet.</summary>
    /// <param name="path">The file, which need not exist yet.</param>
    /// <param name="key">The key, which is copied.</param>
    public EncryptedDatabase(string path, DatabaseKey key)
        : base(path)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key.Copy();
    }

    /// <summary>
    /// The SQLCipher version, 1 to 4, whose format the file has. The default, <see langword="null"/>, is the format of
    /// the loaded library.
    /// </summary>
    public int? CipherCompatibility { get; init; }

    /// <inheritdoc/>
    public override bool IsEncrypted => true;

    /// <summary>The id of the key.</summary>
    public string KeyId => _key.Id;

    internal DatabaseKey Key => _key;

    /// <summary>Opens a connection for the application: unlocked, and not pooled, because a pooled one would stay unlocked.</summary>
    /// <exception cref="EncryptedDatabaseException">The file is not encrypted, or the loaded SQLite has no cipher.</exception>
    public SqliteConnection Open()
    {
        var connection = Connections.Create(Path);
        try
        {
            connection.Open();
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
        if (!File.Exists(Path))
            return;
        var check = KeyCheck.Read(Path);
        using var connection = Open();
        if (Codec.ReadHeader(connection).Size == 0 && check.Checks.Count > 0)
            throw EncryptedDatabaseException.Empty(Path);
        try
        {
            Connections.ReadSchema(connection);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            throw Explain(error, check);
        }
    }

    /// <summary>Overwrites the key.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>Hands the key over, first thing, and refuses a file or a library that would mean plaintext.</summary>
    protected override void Unlock(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (Codec.IsPlaintext(Codec.ReadHeader(connection).Header))
            throw EncryptedDatabaseException.Plaintext(connection.DataSource);
        Codec.SetKey(connection, "main", _key, CipherCompatibility);
    }

    private EncryptedDatabaseException Explain(SqliteException error, KeyCheck check)
    {
        if (error.SqliteErrorCode == raw.SQLITE_CORRUPT)
            return EncryptedDatabaseException.Damaged(Path, error);
        if (CompatibilityThatOpens() is { } version)
            return EncryptedDatabaseException.OtherCipherVersion(Path, version.ToString(), error);
        if (check.Checks.Count == 0)
            return EncryptedDatabaseException.WrongKeyOrDamaged(Path, error);
        if (!check.Knows(_key))
            return EncryptedDatabaseException.WrongKey(Path, error);
        return check.Cipher is { } wrote && wrote.Split('.')[0] != Codec.Version!.Split('.')[0]
            ? EncryptedDatabaseException.OtherCipherVersion(Path, wrote, error)
            : EncryptedDatabaseException.Damaged(Path, error);
    }

    /// <summary>The format that this key opens the file in, where it is not the one that was tried.</summary>
    internal int? CompatibilityThatOpens()
    {
        for (var version = Codec.Major; version >= 1; version--)
        {
            if (version == (CipherCompatibility ?? Codec.Major))
                continue;
            using var other = new EncryptedDatabase(Path, _key) { CipherCompatibility = version };
            if (other.Opens())
                return version;
        }

        return null;
    }

    /// <summary>True where the key opens the file; other troubles are thrown.</summary>
    internal bool Opens()
    {
        try
        {
            using var connection = Open();
            Connections.ReadSchema(connection);
            return true;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_NOTADB)
        {
            return false;
        }
    }
}
