namespace Godwit;

/// <summary>The key store of the operating system.</summary>
public static class OsKeyStore
{
    /// <summary>
    /// The Secret Service on Linux, the Keychain on macOS, the Credential Manager on Windows; <see cref="IKeyStore.Name"/>
    /// says which. It is not asked before its first use, and there is no silent way to something weaker.
    /// </summary>
    /// <param name="application">The application's id, as <c>org.example.openchime</c>: every entry is kept under it.</param>
    /// <exception cref="PlatformNotSupportedException">The system has none that Godwit knows.</exception>
    public static IKeyStore Default(string application)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(application);
        if (OperatingSystem.IsLinux())
            return new Linux.SecretServiceStore(application);
        if (OperatingSystem.IsMacOS())
            return new MacOS.KeychainStore(application);
        if (OperatingSystem.IsWindows())
            return new Windows.CredentialManagerStore(application);
        throw new PlatformNotSupportedException("Godwit knows no key store of this operating system. Choose a KeyFileStore, or implement IKeyStore.");
    }
}
