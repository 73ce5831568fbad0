namespace Godwit;

/// <summary>
/// Where keys are kept: the operating system's key store, a key file, or one of your own. An implementation answers;
/// it throws only where it was cancelled. It never shows a prompt, and answers within three seconds.
/// </summary>
public interface IKeyStore
{
    /// <summary>The name of the store, as a person knows it: <c>Secret Service</c>, <c>macOS Keychain</c>. It is recorded beside a database, and a changed one is refused.</summary>
    string Name { get; }

    /// <summary>Looks an entry up.</summary>
    /// <param name="entry">The entry's name, as <c>db/openchime/current</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default);

    /// <summary>Creates or replaces an entry; answers <see cref="KeyStoreStatus.Found"/> when it is durable.</summary>
    /// <param name="entry">The entry's name.</param>
    /// <param name="secret">Its bytes, at most 2,560, which is what Windows can hold.</param>
    /// <param name="cancellationToken">Gives up waiting; the entry is then as before or as wanted.</param>
    Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default);

    /// <summary>Removes an entry; answers <see cref="KeyStoreStatus.NotFound"/> when it is gone, whether or not it was there.</summary>
    /// <param name="entry">The entry's name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default);
}
