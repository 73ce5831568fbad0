using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Godwit.Windows;

/// <summary>Files in the user's local application data that DPAPI encrypts for this user.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DpapiFiles(string application)
{
    private readonly string _folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Uri.EscapeDataString(application), "keys");

    public KeyStoreAnswer Find(string entry) => Answer(() =>
    {
        var file = FileOf(entry);
        if (!File.Exists(file))
            return Absent(entry);
        var secret = ProtectedData.Unprotect(File.ReadAllBytes(file), null, DataProtectionScope.CurrentUser);
        try
        {
            return KeyStoreAnswer.Found(secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    });

    public KeyStoreAnswer Store(string entry, byte[] secret) => Answer(() =>
    {
        Directory.CreateDirectory(_folder);
        PrivateFile.Replace(FileOf(entry), ProtectedData.Protect(secret, null, DataProtectionScope.CurrentUser));
        return KeyStoreAnswer.Found([]);
    });

    public KeyStoreAnswer Remove(string entry) => Answer(() =>
    {
        if (File.Exists(FileOf(entry)))
            File.Delete(FileOf(entry));
        return Absent(entry);
    });

    private static KeyStoreAnswer Absent(string entry) => KeyStoreAnswer.Of(KeyStoreStatus.NotFound, $"There is neither a credential nor a file for '{entry}'.");

    private static KeyStoreAnswer Answer(Func<KeyStoreAnswer> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is CryptographicException or UnauthorizedAccessException)
        {
            return KeyStoreAnswer.Of(KeyStoreStatus.Denied, $"{error.Message} Sign in as the user who stored the key.");
        }
        catch (IOException error)
        {
            return KeyStoreAnswer.Of(KeyStoreStatus.Unavailable, $"{error.Message} Check the disk and its free space.");
        }
    }

    private string FileOf(string entry) => Path.Combine(_folder, Uri.EscapeDataString(entry) + ".dpapi");
}
