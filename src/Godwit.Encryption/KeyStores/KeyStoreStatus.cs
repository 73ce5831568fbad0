namespace Godwit;

/// <summary>The state of an entry, as a key store knows it after a call. There is no other answer, and never a bare null.</summary>
public enum KeyStoreStatus
{
    /// <summary>The entry is there; after storing, it holds what was stored.</summary>
    Found,

    /// <summary>The store was asked, is unlocked, and has no such entry; after removing, it is gone.</summary>
    NotFound,

    /// <summary>The store is locked, so that nobody can tell whether the entry is there. Unlock it and try again.</summary>
    Locked,

    /// <summary>There is no store to ask, or it failed.</summary>
    Unavailable,

    /// <summary>The store refused: the user said no, or its permissions are not what they must be.</summary>
    Denied,

    /// <summary>The store did not answer in time.</summary>
    TimedOut,
}
