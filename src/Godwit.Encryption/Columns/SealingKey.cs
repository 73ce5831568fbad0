using System.Security.Cryptography;

namespace Godwit;

/// <summary>One key of a cipher at work: AES-GCM and its nonces, which are drawn in blocks because a draw for each value costs more than its encryption.</summary>
internal sealed class SealingKey : IDisposable
{
    private readonly Lock _lock = new();
    private readonly AesGcm _aes;
    private readonly byte[] _nonces = new byte[EncryptedValue.NonceSize * 512];
    private int _used;

    public SealingKey(DatabaseKey key)
    {
        Id = key.Id;
        _aes = new AesGcm(key.Bytes, EncryptedValue.TagSize);
        _used = _nonces.Length;
    }

    public string Id { get; }

    /// <summary>Writes nonce, ciphertext and tag.</summary>
    public void Seal(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associated, Span<byte> destination)
    {
        var nonce = destination[..EncryptedValue.NonceSize];
        lock (_lock)
        {
            if (_used == _nonces.Length)
            {
                RandomNumberGenerator.Fill(_nonces);
                _used = 0;
            }

            _nonces.AsSpan(_used, EncryptedValue.NonceSize).CopyTo(nonce);
            _used += EncryptedValue.NonceSize;
            _aes.Encrypt(nonce, plaintext, destination[EncryptedValue.NonceSize..^EncryptedValue.TagSize], destination[^EncryptedValue.TagSize..], associated);
        }
    }

    /// <summary>Reads what <see cref="Seal"/> wrote; false where it was changed or belongs elsewhere.</summary>
    public bool TryOpen(ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated, Span<byte> plaintext)
    {
        try
        {
            lock (_lock)
                _aes.Decrypt(box[..EncryptedValue.NonceSize], box[EncryptedValue.NonceSize..^EncryptedValue.TagSize], box[^EncryptedValue.TagSize..], plaintext, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();
}
