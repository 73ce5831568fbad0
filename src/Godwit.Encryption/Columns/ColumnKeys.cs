namespace Godwit;

/// <summary>
/// The keys of encrypted columns in a key store: one entry <c>column/&lt;name&gt;</c> with the current key first, so that every
/// change is one replacement.
/// </summary>
public static class ColumnKeys
{
    /// <summary>The cipher with the keys that the store holds.</summary>
    /// <param name="store">The key store.</param>
    /// <param name="name">The name of the keys: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <exception cref="KeyLostException">The store answers that it has no such key. Nothing was changed.</exception>
    /// <exception cref="KeyStoreException">The store is locked, unavailable, denied access or did not answer.</exception>
    public static async Task<ColumnCipher> LoadAsync(IKeyStore store, string name, CancellationToken cancellationToken = default)
    {
        var keys = await FindAsync(store, name, cancellationToken).ConfigureAwait(false);
        return CipherOf(keys ?? throw KeyLostException.OfColumn(store, EntryOf(name)));
    }

    /// <summary>
    /// The cipher with the keys that the store holds, or with a new key where it answers that it has none. Use it only
    /// where nothing is encrypted yet: otherwise a lost key would go unnoticed.
    /// </summary>
    /// <inheritdoc cref="LoadAsync"/>
    public static async Task<ColumnCipher> LoadOrCreateAsync(IKeyStore store, string name, CancellationToken cancellationToken = default)
    {
        var keys = await FindAsync(store, name, cancellationToken).ConfigureAwait(false);
        if (keys is null)
        {
            keys = [DatabaseKey.Generate()];
            await KeyEntries.StoreAsync(store, EntryOf(name), keys, cancellationToken).ConfigureAwait(false);
        }

        return CipherOf(keys);
    }

    /// <summary>
    /// Puts a new key in front. Values under the former ones stay readable; write each again with
    /// <see cref="EncryptedColumn.Renew(long, string?)"/>, and then call <see cref="ForgetFormerAsync"/>.
    /// </summary>
    /// <inheritdoc cref="LoadAsync"/>
    public static async Task<ColumnCipher> RotateAsync(IKeyStore store, string name, CancellationToken cancellationToken = default)
    {
        var former = await FindAsync(store, name, cancellationToken).ConfigureAwait(false) ?? throw KeyLostException.OfColumn(store, EntryOf(name));
        IReadOnlyList<DatabaseKey> keys = [former[0].Successor(), .. former];
        await KeyEntries.StoreAsync(store, EntryOf(name), keys, cancellationToken).ConfigureAwait(false);
        return CipherOf(keys);
    }

    /// <summary>Removes the former keys. Call it when no value, and no backup that is still wanted, is under one of them.</summary>
    /// <inheritdoc cref="LoadAsync"/>
    public static async Task<ColumnCipher> ForgetFormerAsync(IKeyStore store, string name, CancellationToken cancellationToken = default)
    {
        var keys = await FindAsync(store, name, cancellationToken).ConfigureAwait(false) ?? throw KeyLostException.OfColumn(store, EntryOf(name));
        foreach (var former in keys.Skip(1))
            former.Dispose();
        await KeyEntries.StoreAsync(store, EntryOf(name), [keys[0]], cancellationToken).ConfigureAwait(false);
        return CipherOf([keys[0]]);
    }

    private static string EntryOf(string name) => $"column/{name}";

    private static async Task<IReadOnlyList<DatabaseKey>?> FindAsync(IKeyStore store, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (name is null || !DatabaseKey.IsId(name))
            throw new ArgumentException("The name of a key is 1 to 64 letters, digits, '-' or '_'.", nameof(name));
        return await KeyEntries.FindAllAsync(store, EntryOf(name), cancellationToken).ConfigureAwait(false);
    }

    private static ColumnCipher CipherOf(IReadOnlyList<DatabaseKey> keys)
    {
        var cipher = new ColumnCipher(keys[0], keys.Skip(1));
        foreach (var key in keys)
            key.Dispose();
        return cipher;
    }
}
