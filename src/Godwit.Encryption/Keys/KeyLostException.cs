namespace Godwit;

/// <summary>
/// The key store answered clearly that it has no key for data that is encrypted. Nothing was generated, changed or
/// deleted, so that the data opens again once the key is back.
/// </summary>
public sealed class KeyLostException : Exception
{
    private KeyLostException(string store, string entry, string message)
        : base(message)
    {
        Store = store;
        Entry = entry;
    }

    /// <summary>The name of the key store.</summary>
    public string Store { get; }

    /// <summary>The entry that is missing.</summary>
    public string Entry { get; }

    internal static KeyLostException OfColumn(IKeyStore store, string entry) => new(
        store.Name,
        entry,
        $"Encryption key not found. Connect your accounts again, or bring back the entry '{entry}' of {store.Name}. Nothing was changed.");

    internal static KeyLostException OfDatabase(IKeyStore store, string entry, string path) => new(
        store.Name,
        entry,
        $"Encryption key not found: '{path}' exists, but {store.Name} has no entry '{entry}'. Bring the entry back, or move the file away to start with an empty database. Nothing was changed.");
}
