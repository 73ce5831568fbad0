namespace Godwit;

/// <summary>What <see cref="KeyStoreImport"/> needs to know of the former program.</summary>
public sealed class KeyStoreImportOptions
{
    /// <summary>
    /// The name of the former program, as Electron's safeStorage uses it in the system's key store: on Linux the
    /// attribute <c>application</c>, on macOS the item <c>… Safe Storage</c>.
    /// </summary>
    public required string ApplicationName { get; init; }

    /// <summary>The release of this program, as <c>2.4.0</c>. The key file is kept while it stays the same, and removed by the next.</summary>
    public required string Release { get; init; }

    /// <summary>The key file. The default is <c>db-key-store.json</c> beside the database.</summary>
    public string? LegacyFile { get; init; }

    /// <summary>The database's name in the key store. The default is its file name without the extension.</summary>
    public string? Name { get; init; }

    /// <summary>Is told, at once and on the thread that works, what was done. The default is none.</summary>
    public IProgress<EncryptionStep>? Progress { get; init; }
}
