using System.Buffers;
using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// Takes over the key of a program that kept it in a <c>db-key-store.json</c>, encrypted by Electron's safeStorage: it is
/// decrypted, tried on the database, stored, read back, and only then is the file renamed to <c>.migrated</c>, where it
/// stays for one release as a way back. Call it at each start, before the database is opened.
/// </summary>
public static class KeyStoreImport
{
    private const string Kept = ".migrated";

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Takes the key file over, where there is one, and removes what the former release kept.</summary>
    /// <param name="path">The database.</param>
    /// <param name="store">The key store that gets the key.</param>
    /// <param name="options">What to know of the former program.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="KeyStoreImportException">The file cannot be read or decrypted, or its key does not open the database.</exception>
    /// <exception cref="KeyStoreException">The store is locked, unavailable, denied access or did not answer.</exception>
    public static async Task<KeyStoreImportOutcome> RunAsync(string path, IKeyStore store, KeyStoreImportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = new KeyedFile(path, store, options.Name);
        var legacy = Path.GetFullPath(options.LegacyFile ?? Path.Combine(Path.GetDirectoryName(file.Path)!, KeyedFile.LegacyFileName));
        if (!File.Exists(legacy) && !File.Exists(legacy + Kept))
            return KeyStoreImportOutcome.NothingToImport;
        var held = await file.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            if (!File.Exists(legacy))
                return await FinishAsync(file, legacy, options, cancellationToken).ConfigureAwait(false);
            await TakeOverAsync(file, legacy, options, cancellationToken).ConfigureAwait(false);
            return KeyStoreImportOutcome.Imported;
        }
    }

    private static async Task TakeOverAsync(KeyedFile file, string legacy, KeyStoreImportOptions options, CancellationToken cancellationToken)
    {
        file.CheckStore();
        using var ring = await file.Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
        var current = ring.Current;
        using var pending = await file.Keys.FindPendingAsync(cancellationToken).ConfigureAwait(false);
        using var key = await ReadKeyAsync(file.Path, legacy, options.ApplicationName, cancellationToken).ConfigureAwait(false);

        // Where a key in the store opens the database, the file is of before: a former run was killed before it renamed
        // it, or somebody put it back. Where only the file's does, the former release was at work again.
        if (key is null && !OpensWithAny(file.Path, [current, pending, .. ring.Former]))
            throw KeyStoreImportException.DoesNotOpen(legacy, file.Path);
        if (key is not null && current?.IsSameKeyAs(key) != true)
            await file.Keys.StoreCurrentAsync(key, ring, cancellationToken).ConfigureAwait(false);
        options.Progress?.Report(EncryptionStep.CurrentKeyStored);
        Remember(file, legacy, options.Release, key ?? current ?? pending!);
        PrivateFile.Rename(legacy, legacy + Kept);
        options.Progress?.Report(EncryptionStep.LegacyFileRenamed);
    }

    /// <summary>A later release removes the kept file, once the database has opened with the key of the store.</summary>
    private static async Task<KeyStoreImportOutcome> FinishAsync(KeyedFile file, string legacy, KeyStoreImportOptions options, CancellationToken cancellationToken)
    {
        using var ring = await file.Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
        var current = ring.Current ?? throw file.Keys.Lost(file.Path);
        var release = KeyCheck.Read(file.Path).LegacyRelease;
        if (release is null)
            Remember(file, legacy, options.Release, current);
        if (release is null || release == options.Release || !OpensWithAny(file.Path, [current, .. ring.Former]))
            return KeyStoreImportOutcome.Kept;
        PrivateFile.Delete(legacy + Kept);
        (KeyCheck.Read(file.Path) with { Legacy = null, LegacyRelease = null }).Write(file.Path);
        return KeyStoreImportOutcome.Removed;
    }

    /// <summary>The key of the file; null where it is one but does not open the database.</summary>
    private static async Task<DatabaseKey?> ReadKeyAsync(string database, string legacy, string application, CancellationToken cancellationToken)
    {
        var file = LegacyKeyFile.Read(legacy);
        var decrypted = await SafeStorageSource.DecryptAsync(file.EncryptedKey, legacy, application, cancellationToken).ConfigureAwait(false);
        var keys = decrypted.Select(text => KeyOf(file, text)).OfType<DatabaseKey>().ToList();
        foreach (var text in decrypted)
            CryptographicOperations.ZeroMemory(text);
        if (keys.Count == 0)
            throw KeyStoreImportException.NotDecrypted(legacy);
        var fitting = keys.Find(key => OpensWithAny(database, key));
        keys.ForEach(key =>
        {
            if (key != fitting)
                key.Dispose();
        });
        return fitting;
    }

    /// <summary>A wrong password passes the padding once in 300 times: only 64 lower-case hexadecimal digits are a key.</summary>
    private static DatabaseKey? KeyOf(LegacyKeyFile file, byte[] text)
    {
        Span<byte> bytes = stackalloc byte[DatabaseKey.Size];
        if (text.Length != 2 * DatabaseKey.Size || text.AsSpan().ContainsAnyExcept(Digits) || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
            return null;
        var key = DatabaseKey.Create(bytes, file.KeyId, file.CreatedAt, file.RotatedAt);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    private static bool OpensWithAny(string path, params ReadOnlySpan<DatabaseKey?> keys)
    {
        var encrypted = FileStates.Of(path) == FileState.Encrypted;
        foreach (var key in keys)
        {
            if (key is null)
                continue;
            using var database = new EncryptedDatabase(path, key);
            if (!encrypted || database.Opens() || database.CompatibilityThatOpens() is not null)
                return true;
        }

        return false;
    }

    private static void Remember(KeyedFile file, string legacy, string release, DatabaseKey key)
    {
        file.Remember(FileStates.Of(file.Path), key);
        (KeyCheck.Read(file.Path) with { Legacy = Path.GetRelativePath(Path.GetDirectoryName(file.Path)!, legacy + Kept), LegacyRelease = release }).Write(file.Path);
    }
}
