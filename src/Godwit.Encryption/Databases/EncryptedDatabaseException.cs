using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>An encrypted database could not be opened or changed. The file is as it was.</summary>
public sealed class EncryptedDatabaseException : Exception
{
    private EncryptedDatabaseException(EncryptedDatabaseFault fault, string? path, string message, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
        Path = path;
    }

    /// <summary>What is wrong.</summary>
    public EncryptedDatabaseFault Fault { get; }

    /// <summary>The database file, where it is about one.</summary>
    public string? Path { get; }

    internal static EncryptedDatabaseException NoLibrary(IEnumerable<string> names) => new(
        EncryptedDatabaseFault.NoCipher,
        null,
        $"SQLCipher is not installed: none of {string.Join(", ", names)} can be loaded. Install it (Debian: libsqlcipher0 or libsqlcipher1, macOS: brew install sqlcipher), or use a NuGet package that brings it; see docs/encryption.md.");

    internal static EncryptedDatabaseException NoCipher(string? path) => new(
        EncryptedDatabaseFault.NoCipher,
        path,
        "The SQLite that this process loaded has no cipher, and would write plaintext. Call SystemSqlCipher.Use() before the first connection, or reference a provider with SQLCipher; see docs/encryption.md.");

    internal static EncryptedDatabaseException CannotRead(int version, string library) => new(
        EncryptedDatabaseFault.OtherCipherVersion,
        null,
        $"SQLCipher {library} cannot read the format of version {version}. Use a newer SQLCipher.");

    internal static EncryptedDatabaseException Plaintext(string path) => new(
        EncryptedDatabaseFault.Plaintext,
        path,
        $"'{path}' is not encrypted. Encrypt it with DatabaseEncryptor.EncryptAsync, or open it without a key.");

    internal static EncryptedDatabaseException Empty(string path) => new(
        EncryptedDatabaseFault.Empty,
        path,
        $"'{path}' held an encrypted database, and is empty now. Restore a backup, or delete it and '{KeyCheck.PathOf(path)}' to start with an empty one.");

    internal static EncryptedDatabaseException WrongKey(string path, Exception inner) => new(
        EncryptedDatabaseFault.WrongKey,
        path,
        $"'{path}' is encrypted under another key. Use the key store entry that belongs to it, or restore the file that belongs to this key.",
        inner);

    internal static EncryptedDatabaseException OtherCipherVersion(string path, string wrote, Exception inner) => new(
        EncryptedDatabaseFault.OtherCipherVersion,
        path,
        $"'{path}' has the format of SQLCipher {wrote}, and the library is {Codec.Version}. Convert it with DatabaseEncryptor.UpgradeAsync, or use that version of SQLCipher.",
        inner);

    internal static EncryptedDatabaseException Damaged(string path, Exception inner) => new(
        EncryptedDatabaseFault.Damaged,
        path,
        $"'{path}' is damaged; the key is right. Restore a backup.",
        inner);

    internal static EncryptedDatabaseException WrongKeyOrDamaged(string path, Exception inner) => new(
        EncryptedDatabaseFault.WrongKeyOrDamaged,
        path,
        $"'{path}' does not open: its key is another one, its first page is damaged, or it is no database. Try the backups with the same key: if they open, the file is damaged.",
        inner);

    internal static EncryptedDatabaseException KeyMismatch(string path, IKeyStore store, Exception inner) => new(
        EncryptedDatabaseFault.KeyMismatch,
        path,
        $"Neither the current nor the pending key in {store.Name} opens '{path}'. Both were kept. Restore the file that belongs to one of them.",
        inner);

    internal static EncryptedDatabaseException OtherKeyStore(string path, string recorded, IKeyStore store) => new(
        EncryptedDatabaseFault.OtherKeyStore,
        path,
        $"The key of '{path}' is kept in {recorded}, and this start would ask {store.Name}. Make {recorded} available again, or move the key with it before you change the key store.");

    internal static EncryptedDatabaseException LegacyKeyFile(string path, string file, string todo) => new(
        EncryptedDatabaseFault.LegacyKeyFile,
        path,
        $"'{file}' may hold the key of '{path}'. {todo}");

    internal static EncryptedDatabaseException InUse(string path, SqliteException? inner = null) => new(
        EncryptedDatabaseFault.InUse,
        path,
        $"'{path}' is in use. Close every other program and connection that has it open, and try again. Nothing was changed.",
        inner);

    internal static EncryptedDatabaseException CopyDiffers(string path, string what) => new(
        EncryptedDatabaseFault.CopyDiffers,
        path,
        $"The copy of '{path}' differs from it in {what}; it was discarded, and the original is untouched. Check the original with PRAGMA integrity_check.");
}
