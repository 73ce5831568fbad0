namespace Godwit;

/// <summary>Why an encrypted database could not be opened or changed.</summary>
public enum EncryptedDatabaseFault
{
    /// <summary>The loaded SQLite has no cipher: it would have written plaintext.</summary>
    NoCipher,

    /// <summary>The file is not encrypted.</summary>
    Plaintext,

    /// <summary>The file held a database, and now holds nothing.</summary>
    Empty,

    /// <summary>The file is encrypted under another key.</summary>
    WrongKey,

    /// <summary>The key is right; the file has the format of another SQLCipher version.</summary>
    OtherCipherVersion,

    /// <summary>The key is right; the file is damaged.</summary>
    Damaged,

    /// <summary>The key is wrong or the first page is damaged: there is no key check beside the file that could tell.</summary>
    WrongKeyOrDamaged,

    /// <summary>Neither the current nor the pending key of a change that was cut off opens the file.</summary>
    KeyMismatch,

    /// <summary>The key is kept in another key store than the one that was given.</summary>
    OtherKeyStore,

    /// <summary>A key file of the former program stands beside the database.</summary>
    LegacyKeyFile,

    /// <summary>Another program, or a connection of this one, has the file open.</summary>
    InUse,

    /// <summary>What was written differs from what was read; the original is untouched.</summary>
    CopyDiffers,
}
