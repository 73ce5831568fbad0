using System.Runtime.Versioning;

namespace Godwit.MacOS;

/// <summary>
/// The user's login keychain: a generic password with the application as service and the entry as account. The
/// file-based keychain is used, since the data-protection keychain asks for an entitlement (−34018). Written after
/// Apple's documentation of SecItemAdd, SecItemUpdate, SecItemCopyMatching and SecItemDelete.
/// </summary>
[SupportedOSPlatform("macos")]
internal sealed class KeychainStore(string application) : IKeyStore
{
    private const int Success = 0;
    private const int ItemNotFound = -25300;
    private const int DuplicateItem = -25299;

    public string Name => "macOS Keychain";

    public Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default) =>
        BoundedCall.RunAsync(Name, _ => Find(application, entry), cancellationToken);

    /// <summary>Looks up an item that another program stored, by its service alone. The system asks the user first.</summary>
    public static Task<KeyStoreAnswer> FindForeignAsync(string service, CancellationToken cancellationToken) =>
        BoundedCall.RunAsync("macOS Keychain", _ => Find(service, null), cancellationToken, TimeSpan.FromMinutes(1));

    public async Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default)
    {
        return await BoundedCall.WithSecretAsync(Name, secret, (copy, _) => Store(entry, copy), cancellationToken).ConfigureAwait(false);
    }

    public Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default) =>
        BoundedCall.RunAsync(
            Name,
            _ =>
            {
                using var query = Query(application, entry);
                var status = Keychain.ItemDelete(query.Handle);
                return status is Success or ItemNotFound ? Answer(ItemNotFound) : Answer(status);
            },
            cancellationToken);

    private static KeyStoreAnswer Find(string service, string? account)
    {
        using var query = Query(service, account);
        query.Add(Keychain.ReturnData, Keychain.True);
        query.Add(Keychain.MatchLimit, Keychain.MatchLimitOne);
        var status = Keychain.ItemCopyMatching(query.Handle, out var data);
        if (status != Success)
            return Answer(status);
        var answer = KeyStoreAnswer.Found(Keychain.BytesOf(data));
        Keychain.Release(data);
        return answer;
    }

    private static Keychain.Dictionary Query(string service, string? account)
    {
        var query = new Keychain.Dictionary();
        query.Add(Keychain.Class, Keychain.GenericPassword);
        query.AddText(Keychain.Service, service);
        if (account is not null)
            query.AddText(Keychain.Account, account);
        return query;
    }

    private static KeyStoreAnswer Answer(int status) => status switch
    {
        Success => KeyStoreAnswer.Found([]),
        ItemNotFound => KeyStoreAnswer.Of(KeyStoreStatus.NotFound, "The keychain has no such item."),
        -25308 => KeyStoreAnswer.Of(KeyStoreStatus.Locked, "The keychain is locked, or may not ask (error -25308). Unlock it in Keychain Access."),
        -25293 or -128 => KeyStoreAnswer.Of(KeyStoreStatus.Denied, $"Access was denied (error {status}). Allow this program in Keychain Access; a program that is not signed is asked for again after each build."),
        _ => KeyStoreAnswer.Of(KeyStoreStatus.Unavailable, $"The keychain failed (error {status}). Look the code up with 'security error {status}'."),
    };

    private KeyStoreAnswer Store(string entry, byte[] secret)
    {
        using var item = Query(application, entry);
        using var change = new Keychain.Dictionary();
        change.AddBytes(Keychain.ValueData, secret);
        item.AddBytes(Keychain.ValueData, secret);
        var status = Keychain.ItemAdd(item.Handle, 0);
        if (status != DuplicateItem)
            return Answer(status);
        using var query = Query(application, entry);
        return Answer(Keychain.ItemUpdate(query.Handle, change.Handle));
    }
}
