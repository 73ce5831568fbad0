namespace Godwit;

/// <summary>
/// What a change of keys or of encryption has just done. A process that ends after any of them, or between, leaves a
/// database that opens with a key in the store, and the next start goes on from there.
/// </summary>
public enum EncryptionStep
{
    /// <summary>The file is taken for this process alone.</summary>
    FileTaken,

    /// <summary>The new key is in the key store, as pending, and was read back.</summary>
    PendingKeyStored,

    /// <summary>The database is encrypted under the pending key.</summary>
    Rekeyed,

    /// <summary>The encrypted copy is whole, checked and on the disk.</summary>
    Exported,

    /// <summary>The encrypted copy has taken the database's place.</summary>
    Replaced,

    /// <summary>The backups are encrypted under the new key.</summary>
    BackupsChanged,

    /// <summary>The new key is the current one in the key store, and was read back.</summary>
    CurrentKeyStored,

    /// <summary>The pending entry is gone.</summary>
    PendingKeyRemoved,

    /// <summary>The key file of the former program has its new name.</summary>
    LegacyFileRenamed,
}
