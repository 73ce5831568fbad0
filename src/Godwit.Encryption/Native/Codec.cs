using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// What the loaded SQLite can do beyond SQLitePCLRaw: take a key without SQL text, and show the file as it is on the disk.
/// </summary>
internal static unsafe class Codec
{
    private const int PersistWal = 10;

    private static readonly Lazy<Exports> Native = new(() => new Exports());
    private static readonly Lazy<string?> LoadedVersion = new(ReadVersion);

    /// <summary>The cipher's version, as <c>3.4.1</c>; null where the loaded SQLite has no cipher.</summary>
    public static string? Version => LoadedVersion.Value;

    public static int Major => Version is { } version && int.TryParse(version.Split('.')[0], out var major) ? major : 0;

    /// <summary>SQLite3 Multiple Ciphers: another library that reads SQLCipher's format, with pragmas of its own.</summary>
    public static bool IsMultipleCiphers => Native.Value.IsMultipleCiphers;

    /// <summary>Gives a schema of a connection its key, before anything is read; in the library's own format where none is named.</summary>
    public static void SetKey(SqliteConnection connection, string schema, DatabaseKey key, int? compatibility)
    {
        if (Version is null)
            throw EncryptedDatabaseException.NoCipher(connection.DataSource);
        if (IsMultipleCiphers)
        {
            connection.Text($"PRAGMA {schema}.cipher = 'sqlcipher'");
            connection.Text($"PRAGMA {schema}.legacy = {compatibility ?? 4}");
        }

        HandOver(connection, schema, key, "key", Native.Value.Key);
        if (compatibility is { } version && !IsMultipleCiphers && version != Major)
            connection.Text(Compatibility(schema, version));
    }

    /// <summary>Encrypts the whole database again under another key.</summary>
    public static void Rekey(SqliteConnection connection, DatabaseKey key)
    {
        // Multiple Ciphers cannot in WAL mode.
        var leavesWal = IsMultipleCiphers && connection.Text("PRAGMA main.journal_mode") == "wal";
        if (leavesWal)
            connection.Text("PRAGMA main.journal_mode = DELETE");
        HandOver(connection, "main", key, "rekey", Native.Value.Rekey);
        if (leavesWal)
            connection.Text("PRAGMA main.journal_mode = WAL");
    }

    /// <summary>The first 16 bytes of the file as they are on the disk, and its size; no lock is taken or lost.</summary>
    public static (byte[] Header, long Size) ReadHeader(SqliteConnection connection)
    {
        var header = new byte[16];
        if (DatabaseFile.Of(connection) is not { } file)
            return (header, 0);
        _ = file.Read(header, 0);
        return (header, file.Size);
    }

    /// <summary>Leaves the -wal file where it is when the connection closes.</summary>
    public static void KeepWal(SqliteConnection connection)
    {
        var on = 1;
        _ = NativeSqlite.Control(connection, PersistWal, &on);
    }

    private static string Compatibility(string schema, int version) => (Major, version) switch
    {
        _ when Major >= 4 => $"PRAGMA {schema}.cipher_compatibility = {version}",
        // With a raw key, version 2 differs from 3 in nothing, and this pragma is the default; version 1 authenticated no pages.
        (3, 2) => $"PRAGMA {schema}.cipher_use_hmac = ON",
        (3, 1) => $"PRAGMA {schema}.cipher_use_hmac = OFF",
        _ => throw EncryptedDatabaseException.CannotRead(version, Version!),
    };

    private static void HandOver(
        SqliteConnection connection,
        string schema,
        DatabaseKey key,
        string pragma,
        delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int> export)
    {
        if (export == null)
        {
            HandOverByStatement(connection, schema, key, pragma);
            return;
        }

        Span<byte> rawKey = stackalloc byte[DatabaseKey.RawKeySize];
        key.WriteRawKey(rawKey);
        int result;
        fixed (byte* name = schema == "main" ? "main\0"u8 : System.Text.Encoding.UTF8.GetBytes(schema + "\0"), bytes = rawKey)
            result = export(connection.Handle!.DangerousGetHandle(), name, bytes, rawKey.Length);
        CryptographicOperations.ZeroMemory(rawKey);
        Check(connection, result);
    }

    /// <summary>For a library that does not export the functions: the text of the pragma is only in memory that is overwritten.</summary>
    internal static void HandOverByStatement(SqliteConnection connection, string schema, DatabaseKey key, string pragma)
    {
        var head = System.Text.Encoding.UTF8.GetBytes($"PRAGMA {schema}.{pragma} = \"");
        var text = GC.AllocateArray<byte>(head.Length + DatabaseKey.RawKeySize + 2, pinned: true);
        try
        {
            head.CopyTo(text, 0);
            key.WriteRawKey(text.AsSpan(head.Length, DatabaseKey.RawKeySize));
            text[^2] = (byte)'"';
            Check(connection, raw.sqlite3_prepare_v2(connection.Handle, text.AsSpan(), out var statement));
            using (statement)
                Check(connection, raw.sqlite3_step(statement));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    private static void Check(SqliteConnection connection, int result) => Sqlite.Check(connection.Db(), result);

    private static string? ReadVersion()
    {
        if (IsMultipleCiphers)
            return "4.0 (SQLite3 Multiple Ciphers)";
        using var memory = new SqliteConnection("Data Source=:memory:;Pooling=False");
        memory.Open();
        return memory.Text("PRAGMA cipher_version");
    }

    private sealed class Exports
    {
        public delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int> Key { get; } = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int>)NativeSqlite.Export("sqlite3_key_v2");

        public delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int> Rekey { get; } = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int>)NativeSqlite.Export("sqlite3_rekey_v2");

        public bool IsMultipleCiphers { get; } = NativeSqlite.Export("sqlite3mc_version") != 0;
    }
}
