namespace Godwit;

/// <summary>The two entries of a database in a key store.</summary>
internal sealed class DatabaseKeys
{
    private readonly string _current;
    private readonly string _pending;

    public DatabaseKeys(IKeyStore store, string name)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!DatabaseKey.IsId(name))
            throw new ArgumentException($"'{name}' cannot name a key: use 1 to 64 letters, digits, '-' or '_'.", nameof(name));
        Store = store;
        _current = $"db/{name}/current";
        _pending = $"db/{name}/pending";
    }

    public IKeyStore Store { get; }

    public async Task<KeyRing> FindCurrentAsync(CancellationToken cancellationToken) =>
        await KeyEntries.FindAllAsync(Store, _current, cancellationToken).ConfigureAwait(false) is { } keys ? new KeyRing(keys) : KeyRing.Empty;

    public Task<DatabaseKey?> FindPendingAsync(CancellationToken cancellationToken) => KeyEntries.FindAsync(Store, _pending, cancellationToken);

    /// <summary>Makes a key the current one, and keeps those that it replaces.</summary>
    public Task StoreCurrentAsync(DatabaseKey key, KeyRing former, CancellationToken cancellationToken) => KeyEntries.StoreAsync(Store, _current, former.With(key), cancellationToken);

    public Task StorePendingAsync(DatabaseKey key, CancellationToken cancellationToken) => KeyEntries.StoreAsync(Store, _pending, [key], cancellationToken);

    public Task RemovePendingAsync(CancellationToken cancellationToken) => KeyEntries.RemoveAsync(Store, _pending, cancellationToken);

    public KeyLostException Lost(string path) => KeyLostException.OfDatabase(Store, _current, path);
}
