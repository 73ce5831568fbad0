using System.Security.Cryptography;

namespace Godwit;

/// <summary>What a key store answered. Dispose it, which overwrites the secret.</summary>
public sealed class KeyStoreAnswer : IDisposable
{
    private readonly byte[] _secret;

    private KeyStoreAnswer(KeyStoreStatus status, string detail, byte[] secret)
    {
        Status = status;
        Detail = detail;
        _secret = secret;
    }

    /// <summary>The state of the entry.</summary>
    public KeyStoreStatus Status { get; }

    /// <summary>What the store said, and what a person can do about it; empty for <see cref="KeyStoreStatus.Found"/>. Holds no secret.</summary>
    public string Detail { get; }

    /// <summary>The bytes of the entry where it was looked up and found, otherwise empty.</summary>
    public ReadOnlySpan<byte> Secret => _secret;

    /// <summary>The entry is there.</summary>
    /// <param name="secret">Its bytes, which are copied; empty after storing.</param>
    public static KeyStoreAnswer Found(ReadOnlySpan<byte> secret)
    {
        var copy = GC.AllocateUninitializedArray<byte>(secret.Length, pinned: true);
        secret.CopyTo(copy);
        return new(KeyStoreStatus.Found, "", copy);
    }

    /// <summary>Any answer without a secret.</summary>
    /// <param name="status">The state of the entry.</param>
    /// <param name="detail">What the store said, and what a person can do about it.</param>
    public static KeyStoreAnswer Of(KeyStoreStatus status, string detail) => new(status, detail, []);

    /// <summary>The status and the detail.</summary>
    public override string ToString() => Detail.Length == 0 ? Status.ToString() : $"{Status}: {Detail}";

    /// <summary>Overwrites the secret.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);
}
