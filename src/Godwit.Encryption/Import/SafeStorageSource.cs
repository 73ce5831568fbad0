using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;

namespace Godwit;

/// <summary>Gets from this system what a blob of Electron's safeStorage was encrypted with, and decrypts it.</summary>
internal static class SafeStorageSource
{
    /// <summary>What each password that could be the one makes of the blob.</summary>
    public static Task<IReadOnlyList<byte[]>> DecryptAsync(byte[] blob, string file, string application, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
            return DecryptLinuxAsync(blob, file, application, cancellationToken);
        if (OperatingSystem.IsMacOS())
            return DecryptMacAsync(blob, file, application, cancellationToken);
        if (OperatingSystem.IsWindows())
            return Task.FromResult<IReadOnlyList<byte[]>>(DecryptWindows(blob, file));
        throw KeyStoreImportException.NotDecrypted(file);
    }

    [SupportedOSPlatform("linux")]
    private static async Task<IReadOnlyList<byte[]>> DecryptLinuxAsync(byte[] blob, string file, string application, CancellationToken cancellationToken)
    {
        if (SafeStorage.HasPrefix(blob, "v10"u8))
            return Keep(SafeStorage.DecryptCbc(blob, SafeStorage.FixedPassword, SafeStorage.LinuxIterations), SafeStorage.DecryptCbc(blob, default, SafeStorage.LinuxIterations));
        if (!SafeStorage.HasPrefix(blob, "v11"u8))
            throw KeyStoreImportException.NotAKeyStore(file);
        using var password = await Linux.SecretServiceStore.FindForeignAsync("chrome_libsecret_os_crypt_password_v2", application, cancellationToken).ConfigureAwait(false);
        // Chromium itself falls back to the empty password, also where the keyring has none.
        if (password.Status is not (KeyStoreStatus.Found or KeyStoreStatus.NotFound))
            throw KeyStoreImportException.NoPassword(file, password);
        return Keep(SafeStorage.DecryptCbc(blob, password.Secret, SafeStorage.LinuxIterations), SafeStorage.DecryptCbc(blob, default, SafeStorage.LinuxIterations));
    }

    [SupportedOSPlatform("macos")]
    private static async Task<IReadOnlyList<byte[]>> DecryptMacAsync(byte[] blob, string file, string application, CancellationToken cancellationToken)
    {
        if (!SafeStorage.HasPrefix(blob, "v10"u8))
            throw KeyStoreImportException.NotAKeyStore(file);
        using var password = await MacOS.KeychainStore.FindForeignAsync($"{application} Safe Storage", cancellationToken).ConfigureAwait(false);
        return password.Status == KeyStoreStatus.Found
            ? Keep(SafeStorage.DecryptCbc(blob, password.Secret, SafeStorage.MacIterations))
            : throw KeyStoreImportException.NoPassword(file, password);
    }

    [SupportedOSPlatform("windows")]
    private static byte[][] DecryptWindows(byte[] blob, string file)
    {
        try
        {
            if (!SafeStorage.HasPrefix(blob, "v10"u8))
                return [ProtectedData.Unprotect(blob, null, DataProtectionScope.CurrentUser)];
            var key = ProfileKey(Path.Combine(Path.GetDirectoryName(file)!, "Local State"));
            var decrypted = Keep(SafeStorage.DecryptGcm(blob, key));
            CryptographicOperations.ZeroMemory(key);
            return decrypted;
        }
        catch (Exception error) when (error is CryptographicException or IOException or JsonException or KeyNotFoundException or FormatException)
        {
            throw KeyStoreImportException.NotDecrypted(file);
        }
    }

    [SupportedOSPlatform("windows")]
    private static byte[] ProfileKey(string localState)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(localState));
        var wrapped = document.RootElement.GetProperty("os_crypt").GetProperty("encrypted_key").GetBytesFromBase64();
        return ProtectedData.Unprotect(wrapped["DPAPI".Length..], null, DataProtectionScope.CurrentUser);
    }

    private static byte[][] Keep(params ReadOnlySpan<byte[]?> decrypted)
    {
        var kept = new List<byte[]>();
        foreach (var bytes in decrypted)
        {
            if (bytes is not null)
                kept.Add(bytes);
        }

        return [.. kept];
    }
}
