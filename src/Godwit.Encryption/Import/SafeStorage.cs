using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// Decrypts what Electron's safeStorage encrypted, which is what Chromium's os_crypt does with passwords. A prefix names
/// the scheme; what it means differs by system. Each method answers null where the password is not the one.
/// </summary>
internal static class SafeStorage
{
    public const int LinuxIterations = 1;
    public const int MacIterations = 1003;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Linux without a keyring: the password is this word, so that the file never was protected.</summary>
    public static ReadOnlySpan<byte> FixedPassword => "peanuts"u8;

    public static bool HasPrefix(byte[] blob, ReadOnlySpan<byte> prefix) => blob.AsSpan().StartsWith(prefix);

    /// <summary>Linux (v10, v11) and macOS (v10): AES-128-CBC under a key derived from a password; 16 spaces as the initial vector.</summary>
    public static byte[]? DecryptCbc(byte[] blob, ReadOnlySpan<byte> password, int iterations)
    {
        if (blob.Length <= 3 || (blob.Length - 3) % 16 != 0)
            return null;
        Span<byte> key = stackalloc byte[16];
        Rfc2898DeriveBytes.Pbkdf2(password, "saltysalt"u8, key, iterations, HashAlgorithmName.SHA1);
        Span<byte> vector = stackalloc byte[16];
        vector.Fill((byte)' ');
        using var aes = Aes.Create();
        aes.SetKey(key);
        CryptographicOperations.ZeroMemory(key);
        var padded = GC.AllocateUninitializedArray<byte>(blob.Length - 3, pinned: true);
        try
        {
            var length = aes.DecryptCbc(blob.AsSpan(3), vector, padded);
            var plaintext = GC.AllocateUninitializedArray<byte>(length, pinned: true);
            padded.AsSpan(0, length).CopyTo(plaintext);
            return plaintext;
        }
        catch (CryptographicException)
        {
            return null; // the padding is wrong
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>Windows (v10): AES-256-GCM under the key of the profile's <c>Local State</c>.</summary>
    public static byte[]? DecryptGcm(byte[] blob, ReadOnlySpan<byte> key)
    {
        if (blob.Length < 3 + NonceSize + TagSize || key.Length != 32)
            return null;
        using var aes = new AesGcm(key, TagSize);
        var plaintext = GC.AllocateUninitializedArray<byte>(blob.Length - 3 - NonceSize - TagSize, pinned: true);
        try
        {
            aes.Decrypt(blob.AsSpan(3, NonceSize), blob.AsSpan(3 + NonceSize, plaintext.Length), blob.AsSpan(^TagSize..), plaintext);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
