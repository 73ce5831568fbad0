namespace Godwit;

/// <summary>
/// A database file and its entries in a key store. Settling brings the two together after a kill anywhere: the file
/// tells by which key it opens, and nothing is deleted that could be that key.
/// </summary>
internal sealed class KeyedFile
{
    public const string LegacyFileName = "db-key-store.json";

    public KeyedFile(string path, IKeyStore store, string? name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
        Keys = new DatabaseKeys(store, name ?? System.IO.Path.GetFileNameWithoutExtension(Path));
    }

    public string Path { get; }

    public DatabaseKeys Keys { get; }

    /// <summary>The lock that migrations hold too: keys do not change while a database is migrated, nor twice at once.</summary>
    public Task<FileStream> LockAsync(CancellationToken cancellationToken) =>
        MigratingLock.AcquireAsync(Path, new RunReporter(new MigratorOptions(), Path), cancellationToken);

    public async Task<EncryptedDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        if (await LookAsync(cancellationToken).ConfigureAwait(false) is { } settled)
            return settled;
        var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            using var key = await SettleAsync(null, cancellationToken).ConfigureAwait(false) ?? await CreateKeyAsync(cancellationToken).ConfigureAwait(false);
            return new EncryptedDatabase(Path, key);
        }
    }

    /// <summary>
    /// The key that opens the file, after whatever was cut off is finished; null where neither key nor encrypted file is
    /// there. Only under the lock.
    /// </summary>
    public async Task<DatabaseKey?> SettleAsync(IProgress<EncryptionStep>? progress, CancellationToken cancellationToken)
    {
        CheckStore();
        var state = FileStates.Of(Path);
        if (state == FileState.Empty && KeyCheck.Read(Path).Checks.Count > 0)
            throw EncryptedDatabaseException.Empty(Path);
        if (state == FileState.Plaintext)
            throw EncryptedDatabaseException.Plaintext(Path);
        using var ring = await Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
        using var pending = await Keys.FindPendingAsync(cancellationToken).ConfigureAwait(false);
        if (ring.Current is null && pending is null)
            return state == FileState.Encrypted ? throw Keys.Lost(Path) : null;

        // An encryption under a key that was there already is pending under that same key.
        if (ring.Current is { } current && pending?.IsSameKeyAs(current) != true && Fits(state, current))
        {
            if (pending is not null)
                await Keys.RemovePendingAsync(cancellationToken).ConfigureAwait(false);
            Remember(state, current);
            return current.Copy();
        }

        if (pending is not null && Fits(state, pending))
        {
            await PromoteAsync(pending, ring, progress, cancellationToken).ConfigureAwait(false);
            return pending.Copy();
        }

        // A copy that was restored from before a rotation, or another profile of the program: it keeps its key.
        if (ring.Former.FirstOrDefault(Opens) is not { } former)
            throw WhyNot(ring.Current, pending);
        Remember(state, former);
        return former.Copy();
    }

    /// <summary>Makes the key by which the file opens now the current one: backups first, while the former key is known.</summary>
    /// <returns>The backups that no key opens.</returns>
    public async Task<IReadOnlyList<string>> PromoteAsync(DatabaseKey key, KeyRing ring, IProgress<EncryptionStep>? progress, CancellationToken cancellationToken)
    {
        var left = EncryptedBackups.BringUnder(Path, key, ring.With(key));
        progress?.Report(EncryptionStep.BackupsChanged);
        await Keys.StoreCurrentAsync(key, ring, cancellationToken).ConfigureAwait(false);
        progress?.Report(EncryptionStep.CurrentKeyStored);
        await Keys.RemovePendingAsync(cancellationToken).ConfigureAwait(false);
        Remember(FileStates.Of(Path), key);
        progress?.Report(EncryptionStep.PendingKeyRemoved);
        return left;
    }

    /// <summary>Refuses a store that is not the one in which the key was put: there the key would only seem to be lost.</summary>
    public void CheckStore()
    {
        if (KeyCheck.Read(Path).Store is { } recorded && recorded != Keys.Store.Name)
            throw EncryptedDatabaseException.OtherKeyStore(Path, recorded, Keys.Store);
    }

    /// <summary>Writes down what tells a wrong key from damage. Only a file with content is known by its key.</summary>
    public void Remember(FileState state, params ReadOnlySpan<DatabaseKey> keys)
    {
        var checks = new List<string>();
        foreach (var key in keys)
            checks.Add(key.CheckValue());
        var check = KeyCheck.Read(Path) with { Store = Keys.Store.Name };
        (state == FileState.Encrypted ? check with { Checks = checks, Cipher = Codec.Version } : check).Write(Path);
    }

    private bool Fits(FileState state, DatabaseKey key) => state != FileState.Encrypted || Opens(key);

    private bool Opens(DatabaseKey key)
    {
        using var database = new EncryptedDatabase(Path, key);
        return database.Opens();
    }

    /// <summary>The usual start: one key, which opens the file, and all is written down. Takes no lock and writes nothing.</summary>
    private async Task<EncryptedDatabase?> LookAsync(CancellationToken cancellationToken)
    {
        CheckStore();
        using var ring = await Keys.FindCurrentAsync(cancellationToken).ConfigureAwait(false);
        using var pending = await Keys.FindPendingAsync(cancellationToken).ConfigureAwait(false);
        var check = KeyCheck.Read(Path);
        return ring.Current is { } current && pending is null && check.Knows(current) && check.Cipher == Codec.Version && FileStates.Of(Path) == FileState.Encrypted && Opens(current)
            ? new EncryptedDatabase(Path, current)
            : null;
    }

    private async Task<DatabaseKey> CreateKeyAsync(CancellationToken cancellationToken)
    {
        var legacy = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, LegacyFileName);
        if (File.Exists(legacy))
            throw EncryptedDatabaseException.LegacyKeyFile(Path, legacy, "Take it over with KeyStoreImport.RunAsync before the database is opened.");
        var key = DatabaseKey.Generate();
        await Keys.StoreCurrentAsync(key, KeyRing.Empty, cancellationToken).ConfigureAwait(false);
        Remember(FileState.Absent);
        return key;
    }

    private EncryptedDatabaseException WhyNot(DatabaseKey? current, DatabaseKey? pending)
    {
        using var database = new EncryptedDatabase(Path, (current ?? pending)!);
        var error = database.TryRead()!;
        var why = database.Explain(error, KeyCheck.Read(Path));
        return current is null || pending is null || why.Fault is EncryptedDatabaseFault.OtherCipherVersion or EncryptedDatabaseFault.Damaged
            ? why
            : EncryptedDatabaseException.KeyMismatch(Path, Keys.Store, error);
    }
}
