using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Turns a plaintext database into an encrypted one, an old format into the library's, and writes a plaintext copy where
/// somebody asks for it. The file is whole at every moment; a process that is killed goes on at its next start.
/// </summary>
public static class DatabaseEncryptor
{
    /// <summary>
    /// Encrypts a plaintext database in place, and its backups with it. Does nothing where it is encrypted already. The
    /// encrypted file has the page size of the cipher library, because another one would have to be named at each open.
    /// Other programs must not have the file open.
    /// </summary>
    /// <param name="path">The database.</param>
    /// <param name="store">The key store that gets the new key.</param>
    /// <param name="name">The database's name in the key store; by default its file name without the extension.</param>
    /// <param name="progress">Is told, at once and on the thread that works, what was done.</param>
    /// <param name="cancellationToken">Gives up waiting; has no effect once the copy is being written.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="EncryptedDatabaseException">The file is in use, or the copy differs from it.</exception>
    /// <exception cref="KeyStoreException">The store is locked, unavailable, denied access or did not answer.</exception>
    public static async Task EncryptAsync(string path, IKeyStore store, string? name = null, IProgress<EncryptionStep>? progress = null, CancellationToken cancellationToken = default)
    {
        var file = new KeyedFile(path, store, name);
        var held = await file.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            switch (FileStates.Of(file.Path))
            {
                case FileState.Absent or FileState.Empty:
                    throw new FileNotFoundException($"There is no database '{file.Path}' to encrypt. Check the path; a new database is encrypted from the start by EncryptedDatabase.OpenAsync.", file.Path);
                case FileState.Encrypted:
                    (await file.SettleAsync(progress, cancellationToken).ConfigureAwait(false))?.Dispose();
                    break;
                default:
                    await EncryptPlaintextAsync(file, progress, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>
    /// Converts a database in the format of an older SQLCipher to the format of the loaded library, under the same key.
    /// Does nothing where it has that format.
    /// </summary>
    /// <inheritdoc cref="EncryptAsync"/>
    public static async Task UpgradeAsync(string path, IKeyStore store, string? name = null, IProgress<EncryptionStep>? progress = null, CancellationToken cancellationToken = default)
    {
        var file = new KeyedFile(path, store, name);
        var held = await file.LockAsync(cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            file.CheckStore();
            using var ring = await file.Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
            var key = ring.Current ?? throw file.Keys.Lost(file.Path);
            using var wanted = new EncryptedDatabase(file.Path, key);
            if (wanted.TryRead() is { } error)
            {
                var version = wanted.CompatibilityThatOpens() ?? throw wanted.Explain(error, KeyCheck.Read(file.Path));
                Convert(file.Path, key, version, progress);
                foreach (var backup in BackupName.List(file.Path))
                    ConvertBackup(backup.Path, key);
            }

            foreach (var leftover in new[] { "-migrated", "-migrated-journal", "-migrated-wal", "-migrated-shm" })
                File.Delete(file.Path + leftover); // of a cipher_migrate that was killed
            file.Remember(FileState.Encrypted, key);
        }
    }

    /// <summary>Writes a plaintext copy of an encrypted database, which is not changed. The copy is readable by its owner alone; protect it.</summary>
    /// <param name="database">The encrypted database.</param>
    /// <param name="destination">The new file.</param>
    /// <exception cref="IOException">The destination exists.</exception>
    public static void ExportPlaintext(EncryptedDatabase database, string destination)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (File.Exists(destination))
            throw new IOException($"'{destination}' exists. Choose another name, or remove it first.");
        database.Verify();
        using var source = database.Open();
        DatabaseExport.WritePlaintext(source, Path.GetFullPath(destination));
    }

    private static async Task EncryptPlaintextAsync(KeyedFile file, IProgress<EncryptionStep>? progress, CancellationToken cancellationToken)
    {
        file.CheckStore();
        SqliteConnection.ClearAllPools();
        using var ring = await file.Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
        using var pending = await file.Keys.FindPendingAsync(cancellationToken).ConfigureAwait(false);
        using var generated = pending is null && ring.Current is null ? DatabaseKey.Generate() : null;
        var key = (pending ?? ring.Current ?? generated)!;
        using (var source = FileStates.Connect(file.Path, SqliteOpenMode.ReadWrite))
        {
            FileStates.TakeAlone(source);
            progress?.Report(EncryptionStep.FileTaken);
            // A key that is there already is pending too until the backups are encrypted: a kill before that is then noticed.
            await file.Keys.StorePendingAsync(key, cancellationToken).ConfigureAwait(false);
            progress?.Report(EncryptionStep.PendingKeyStored);
            DatabaseExport.Replace(source, file.Path, key, progress);
        }

        await file.PromoteAsync(key, ring, progress, CancellationToken.None).ConfigureAwait(false);
    }

    private static void Convert(string path, DatabaseKey key, int version, IProgress<EncryptionStep>? progress)
    {
        using var old = new EncryptedDatabase(path, key) { CipherCompatibility = version };
        using var source = old.Open();
        FileStates.TakeAlone(source);
        progress?.Report(EncryptionStep.FileTaken);
        DatabaseExport.Replace(source, path, key, progress);
    }

    private static void ConvertBackup(string path, DatabaseKey key)
    {
        using var backup = new EncryptedDatabase(path, key);
        if (backup.TryRead() is not null && backup.CompatibilityThatOpens() is { } version)
            Convert(path, key, version, null);
    }
}
