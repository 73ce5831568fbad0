namespace Godwit;

/// <summary>Why the key file of a former program could not be taken over.</summary>
public enum KeyStoreImportFault
{
    /// <summary>The file is not a <c>db-key-store.json</c> of version 1.</summary>
    NotAKeyStore,

    /// <summary>The system's key store has no password for the key, or did not give it out.</summary>
    NoPassword,

    /// <summary>The key cannot be decrypted with the password of this user on this machine.</summary>
    NotDecrypted,

    /// <summary>What was decrypted does not open the database.</summary>
    DoesNotOpen,
}
