namespace Godwit;

/// <summary>A key store could not be asked, or refused. Nothing was generated, replaced or removed because of it.</summary>
public sealed class KeyStoreException : Exception
{
    internal KeyStoreException(string store, string entry, KeyStoreStatus status, string detail)
        : base($"{store} {Says(status)} (entry '{entry}'). {detail}".TrimEnd())
    {
        Store = store;
        Entry = entry;
        Status = status;
    }

    /// <summary>The name of the store.</summary>
    public string Store { get; }

    /// <summary>The entry that was asked for.</summary>
    public string Entry { get; }

    /// <summary>What the store answered.</summary>
    public KeyStoreStatus Status { get; }

    private static string Says(KeyStoreStatus status) => status switch
    {
        KeyStoreStatus.Locked => "is locked. Unlock it and start the program again",
        KeyStoreStatus.Unavailable => "is not available",
        KeyStoreStatus.Denied => "denied access",
        KeyStoreStatus.TimedOut => "did not answer in time. Start the program again; if that does not help, log out and in",
        KeyStoreStatus.NotFound => "does not have the key any more",
        _ => "did not keep the key as it was stored",
    };
}
