using System.Security.Cryptography;

namespace Godwit.Benchmarks;

/// <summary>AES-256-GCM with nonces drawn in blocks.</summary>
internal static class TokenSeal
{
    private static readonly AesGcm Aes = new(RandomNumberGenerator.GetBytes(32), 16);
    private static readonly byte[] Nonces = new byte[12 * 512];
    private static readonly byte[] Box = new byte[1024];
    private static int _used = Nonces.Length;

    public static ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> text)
    {
        if (_used == Nonces.Length)
        {
            RandomNumberGenerator.Fill(Nonces);
            _used = 0;
        }

        var box = Box.AsSpan(0, 28 + text.Length);
        Nonces.AsSpan(_used, 12).CopyTo(box);
        _used += 12;
        Aes.Encrypt(box[..12], text, box[12..^16], box[^16..]);
        return box;
    }
}
