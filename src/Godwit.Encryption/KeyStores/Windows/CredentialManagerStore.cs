using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Godwit.Windows;

/// <summary>
/// The Windows Credential Manager: a generic credential <c>application/entry</c>, for this user on this machine. Where a
/// logon session has no credential set (a network logon, a service), a file that DPAPI encrypts for the user stands in.
/// Written after Microsoft's documentation of CredWriteW, CredReadW and CredDeleteW.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class CredentialManagerStore(string application) : IKeyStore
{
    private const int MaxSecret = 2560; // CRED_MAX_CREDENTIAL_BLOB_SIZE
    private const int NotFound = 1168;
    private const int NoLogonSession = 1312;
    private const int AccessDenied = 5;

    private readonly DpapiFiles _files = new(application);

    public string Name => "Windows Credential Manager";

    public Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default) =>
        BoundedCall.RunAsync(Name, _ => Find(entry), cancellationToken);

    public async Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default)
    {
        if (secret.Length > MaxSecret)
            return KeyStoreAnswer.Of(KeyStoreStatus.Denied, $"The Credential Manager holds at most {MaxSecret} bytes. Forget former keys first.");
        return await BoundedCall.WithSecretAsync(Name, secret, (copy, _) => Store(entry, copy), cancellationToken).ConfigureAwait(false);
    }

    public Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default) =>
        BoundedCall.RunAsync(Name, _ => Remove(entry), cancellationToken);

    private static KeyStoreAnswer Failed(int error) => KeyStoreAnswer.Of(
        error == AccessDenied ? KeyStoreStatus.Denied : KeyStoreStatus.Unavailable,
        $"{Marshal.GetPInvokeErrorMessage(error)} (error {error}). Sign in to Windows as the user who runs this program.");

    private string Target(string entry) => $"{application}/{entry}";

    private KeyStoreAnswer Find(string entry)
    {
        if (CredentialManager.Read(Target(entry), CredentialManager.Generic, 0, out var credential))
        {
            using var owned = new CredentialManager.Owned(credential);
            var answer = KeyStoreAnswer.Found(owned.Secret);
            owned.Zero();
            return answer;
        }

        var error = Marshal.GetLastPInvokeError();
        return error is NotFound or NoLogonSession ? _files.Find(entry) : Failed(error);
    }

    private unsafe KeyStoreAnswer Store(string entry, byte[] secret)
    {
        fixed (char* target = Target(entry), user = Environment.UserName)
        fixed (byte* bytes = secret)
        {
            var credential = new CredentialManager.Credential
            {
                Type = CredentialManager.Generic,
                TargetName = target,
                UserName = user,
                BlobSize = (uint)secret.Length,
                Blob = bytes,
                Persist = CredentialManager.LocalMachine,
            };
            if (CredentialManager.Write(&credential, 0))
                return KeyStoreAnswer.Found([]);
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NoLogonSession ? _files.Store(entry, secret) : Failed(error);
    }

    private KeyStoreAnswer Remove(string entry)
    {
        if (!CredentialManager.Delete(Target(entry), CredentialManager.Generic, 0) && Marshal.GetLastPInvokeError() is var error and not (NotFound or NoLogonSession))
            return Failed(error);
        return _files.Remove(entry);
    }
}
