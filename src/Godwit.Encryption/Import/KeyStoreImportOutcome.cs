namespace Godwit;

/// <summary>What <see cref="KeyStoreImport"/> found and did.</summary>
public enum KeyStoreImportOutcome
{
    /// <summary>There is no key file.</summary>
    NothingToImport,

    /// <summary>The key is in the key store now, and the file is kept as <c>.migrated</c>.</summary>
    Imported,

    /// <summary>The key was taken over before, and the file is kept until the next release.</summary>
    Kept,

    /// <summary>The key was taken over by the former release, the database opens with it, and the kept file was removed.</summary>
    Removed,
}
