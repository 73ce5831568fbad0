using System.Buffers;

namespace Godwit;

/// <summary>The format <c>enc:v1:&lt;key id&gt;:&lt;base64 of nonce, ciphertext, tag&gt;</c>, taken apart.</summary>
internal readonly ref struct EncryptedValue
{
    public const string Prefix = "enc:v1:";
    public const int NonceSize = 12;
    public const int TagSize = 16;
    public const int Overhead = NonceSize + TagSize;

    /// <summary>Base64's own alphabet: a decoder also skips white space, which nothing of ours ever wrote.</summary>
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    private EncryptedValue(ReadOnlySpan<char> keyId, ReadOnlySpan<char> base64, int size)
    {
        KeyId = keyId;
        Base64 = base64;
        Size = size;
    }

    public ReadOnlySpan<char> KeyId { get; }

    public ReadOnlySpan<char> Base64 { get; }

    /// <summary>The number of bytes that <see cref="Base64"/> stands for.</summary>
    public int Size { get; }

    public static int LengthOf(string keyId, int plaintextSize) =>
        Prefix.Length + keyId.Length + 1 + System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(plaintextSize + Overhead);

    public static bool TryParse(ReadOnlySpan<char> value, out EncryptedValue parsed)
    {
        parsed = default;
        if (!value.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var rest = value[Prefix.Length..];
        var colon = rest.IndexOf(':');
        if (colon is < 1 or > 64)
            return false;
        var base64 = rest[(colon + 1)..];
        if (base64.ContainsAnyExcept(Alphabet) || !System.Buffers.Text.Base64.IsValid(base64, out var size) || size < Overhead)
            return false;
        parsed = new(rest[..colon], base64, size);
        return true;
    }
}
