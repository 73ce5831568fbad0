using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Gives an encrypted database a new key. A process that is killed anywhere leaves a database that a key in the store opens.</summary>
public static class KeyRotation
{
    /// <summary>
    /// Makes a new key, encrypts the database and its backups again under it, and makes it the current one in the key
    /// store. Takes as long as rewriting the file. Other connections to the file must be closed. The key store keeps the
    /// last seven former keys, for copies of the file that lie elsewhere; <see cref="ForgetFormerAsync"/> removes them.
    /// </summary>
    /// <param name="path">The database.</param>
    /// <param name="store">The key store that holds its key.</param>
    /// <param name="name">The database's name in the key store; by default its file name without the extension.</param>
    /// <param name="progress">Is told, at once and on the thread that works, what was done.</param>
    /// <param name="cancellationToken">Gives up waiting; has no effect once the file is being rewritten.</param>
    /// <exception cref="EncryptedDatabaseException">The file is in use, or the key file of a former program still stands.</exception>
    /// <exception cref="KeyLostException">The file is encrypted, and the store answers that it has no key for it.</exception>
    /// <exception cref="KeyStoreException">The store is locked, unavailable, denied access or did not answer.</exception>
    public static async Task<KeyRotationReport> RunAsync(
        string path,
        IKeyStore store,
        string? name = null,
        IProgress<EncryptionStep>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var file = new KeyedFile(path, store, name);
        var held = await file.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            using var key = await file.SettleAsync(null, cancellationToken).ConfigureAwait(false) ?? throw file.Keys.Lost(file.Path);
            CheckLegacy(file.Path);
            using var ring = await file.Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
            using var next = key.Successor();
            SqliteConnection.ClearAllPools();
            using (var database = new EncryptedDatabase(file.Path, key))
            using (var connection = database.Open())
            {
                FileStates.TakeAlone(connection);
                progress?.Report(EncryptionStep.FileTaken);
                await file.Keys.StorePendingAsync(next, cancellationToken).ConfigureAwait(false);
                file.Remember(FileState.Encrypted, key, next);
                progress?.Report(EncryptionStep.PendingKeyStored);
                Codec.Rekey(connection, next);
                if (connection.Number("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
                    throw EncryptedDatabaseException.InUse(file.Path);
            }

            progress?.Report(EncryptionStep.Rekeyed);
            Verify(file.Path, next);
            var left = await file.PromoteAsync(next, ring, progress, CancellationToken.None).ConfigureAwait(false);
            return new KeyRotationReport(key.Id, next.Id, left);
        }
    }

    /// <summary>
    /// Removes the former keys from the key store. Call it where a key became known to somebody, after every copy of the
    /// database that lies elsewhere was deleted or is not wanted any more: none of them will open again.
    /// </summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task ForgetFormerAsync(string path, IKeyStore store, string? name = null, CancellationToken cancellationToken = default)
    {
        var file = new KeyedFile(path, store, name);
        var held = await file.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            using var key = await file.SettleAsync(null, cancellationToken).ConfigureAwait(false) ?? throw file.Keys.Lost(file.Path);
            await file.Keys.StoreCurrentAsync(key, KeyRing.Empty, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Verify(string path, DatabaseKey key)
    {
        using var database = new EncryptedDatabase(path, key);
        using var connection = database.Open();
        DatabaseCheck.Run(connection, path);
    }

    private static void CheckLegacy(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Path.Combine(folder, KeyedFile.LegacyFileName) is var unread && File.Exists(unread))
            throw EncryptedDatabaseException.LegacyKeyFile(path, unread, "Take it over with KeyStoreImport.RunAsync before the key is replaced.");
        if (KeyCheck.Read(path).Legacy is { } legacy && Path.Combine(folder, legacy) is var kept && File.Exists(kept))
            throw EncryptedDatabaseException.LegacyKeyFile(path, kept, "It is kept for a way back to the former release, which a new key would close. The next release removes it; replace the key then, or delete the file to give the way back up.");
    }
}
