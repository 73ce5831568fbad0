using System.Security.Cryptography;

namespace Godwit;

/// <summary>Keys in a store: documents in and out, every store read back, every answer but Found and NotFound an exception.</summary>
internal static class KeyEntries
{
    public static async Task<IReadOnlyList<DatabaseKey>?> FindAllAsync(IKeyStore store, string entry, CancellationToken cancellationToken)
    {
        using var answer = await store.FindAsync(entry, cancellationToken).ConfigureAwait(false);
        return answer.Status switch
        {
            KeyStoreStatus.Found => KeyDocument.Read(answer.Secret),
            KeyStoreStatus.NotFound => null,
            _ => throw Failed(store, entry, answer),
        };
    }

    public static async Task<DatabaseKey?> FindAsync(IKeyStore store, string entry, CancellationToken cancellationToken)
    {
        var keys = await FindAllAsync(store, entry, cancellationToken).ConfigureAwait(false);
        return keys?[0];
    }

    /// <summary>Stores and reads back: a key that the store does not return must not become the key of anything.</summary>
    public static async Task StoreAsync(IKeyStore store, string entry, IReadOnlyList<DatabaseKey> keys, CancellationToken cancellationToken)
    {
        var document = KeyDocument.Write([.. keys]);
        try
        {
            using var stored = await store.StoreAsync(entry, document, cancellationToken).ConfigureAwait(false);
            if (stored.Status != KeyStoreStatus.Found)
                throw Failed(store, entry, stored);
            using var found = await store.FindAsync(entry, cancellationToken).ConfigureAwait(false);
            if (found.Status != KeyStoreStatus.Found || !CryptographicOperations.FixedTimeEquals(found.Secret, document))
                throw Failed(store, entry, found);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(document);
        }
    }

    public static async Task RemoveAsync(IKeyStore store, string entry, CancellationToken cancellationToken)
    {
        using var answer = await store.RemoveAsync(entry, cancellationToken).ConfigureAwait(false);
        if (answer.Status != KeyStoreStatus.NotFound)
            throw Failed(store, entry, answer);
    }

    private static KeyStoreException Failed(IKeyStore store, string entry, KeyStoreAnswer answer) =>
        new(store.Name, entry, answer.Status, answer.Detail);
}
