using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>
/// Encrypts and decrypts the values of one column. The primary key of the row is bound into the value, so that a value
/// copied to another row does not decrypt. NULL stays NULL.
/// </summary>
public sealed class EncryptedColumn
{
    private const int StackLimit = 512;

    // Strict: a lone surrogate would otherwise be replaced, and the value silently be another.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ColumnCipher _cipher;
    private readonly string _table;
    private readonly string _column;
    private readonly byte[] _place;

    internal EncryptedColumn(ColumnCipher cipher, string table, string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        ArgumentException.ThrowIfNullOrEmpty(column);
        _cipher = cipher;
        _table = table;
        _column = column;
        _place = Encoding.UTF8.GetBytes($"{Fold(table)}\0{Fold(column)}\0");
    }

    /// <summary>Encrypts the value of a row with an integer primary key.</summary>
    /// <param name="row">The primary key.</param>
    /// <param name="plaintext">The value.</param>
    /// <returns>The text to store.</returns>
    /// <exception cref="ColumnCipherException">The value is encrypted already.</exception>
    [return: NotNullIfNotNull(nameof(plaintext))]
    public string? Encrypt(long row, string? plaintext)
    {
        Span<byte> key = stackalloc byte[9];
        return plaintext is null ? null : Seal(IntegerKey(row, key), plaintext);
    }

    /// <summary>Encrypts the value of a row with a text primary key.</summary>
    /// <inheritdoc cref="Encrypt(long, string?)"/>
    [return: NotNullIfNotNull(nameof(plaintext))]
    public string? Encrypt(string row, string? plaintext) => plaintext is null ? null : Seal(TextKey(row), plaintext);

    /// <summary>Decrypts the value of a row with an integer primary key.</summary>
    /// <param name="row">The primary key.</param>
    /// <param name="stored">The stored text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ColumnCipherException">The value is not encrypted, was changed, or its key is gone.</exception>
    [return: NotNullIfNotNull(nameof(stored))]
    public string? Decrypt(long row, string? stored)
    {
        Span<byte> key = stackalloc byte[9];
        return stored is null ? null : Open(IntegerKey(row, key), stored);
    }

    /// <summary>Decrypts the value of a row with a text primary key.</summary>
    /// <inheritdoc cref="Decrypt(long, string?)"/>
    [return: NotNullIfNotNull(nameof(stored))]
    public string? Decrypt(string row, string? stored) => stored is null ? null : Open(TextKey(row), stored);

    /// <summary>Encrypts a value again under the current key, where it is under a former one; otherwise returns it as it is.</summary>
    /// <inheritdoc cref="Decrypt(long, string?)"/>
    [return: NotNullIfNotNull(nameof(stored))]
    public string? Renew(long row, string? stored) => IsCurrent(stored) ? stored : Encrypt(row, Decrypt(row, stored));

    /// <summary>Encrypts a value again under the current key, where it is under a former one; otherwise returns it as it is.</summary>
    /// <inheritdoc cref="Decrypt(long, string?)"/>
    [return: NotNullIfNotNull(nameof(stored))]
    public string? Renew(string row, string? stored) => IsCurrent(stored) ? stored : Encrypt(row, Decrypt(row, stored));

    // SQLite folds the case of names for ASCII alone.
    private static string Fold(string name) =>
        string.Create(name.Length, name, static (folded, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                folded[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
        });

    private static ReadOnlySpan<byte> IntegerKey(long row, Span<byte> destination)
    {
        destination[0] = (byte)'i';
        BinaryPrimitives.WriteInt64BigEndian(destination[1..], row);
        return destination;
    }

    private static byte[] TextKey(string row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Utf8.GetBytes("t" + row);
    }

    private bool IsCurrent(string? stored) =>
        stored is null || (EncryptedValue.TryParse(stored, out var value) && value.KeyId.SequenceEqual(_cipher.KeyId));

    private string Seal(ReadOnlySpan<byte> key, string plaintext)
    {
        if (ColumnCipher.IsEncrypted(plaintext))
            throw Fault(ColumnCipherFault.AlreadyEncrypted, key);
        var sealing = _cipher.Current;
        var size = Utf8.GetByteCount(plaintext);
        using var bytes = new Scratch(stackalloc byte[StackLimit], size);
        Utf8.GetBytes(plaintext, bytes.Span);
        using var box = new Scratch(stackalloc byte[StackLimit], size + EncryptedValue.Overhead);
        using var place = new Scratch(stackalloc byte[StackLimit], _place.Length + key.Length);
        sealing.Seal(bytes.Span, Place(key, place.Span), box.Span);
        return string.Create(EncryptedValue.LengthOf(sealing.Id, size), new Parts(sealing.Id, box.Span), static (text, parts) => parts.Write(text));
    }

    private string Open(ReadOnlySpan<byte> key, string stored)
    {
        if (!EncryptedValue.TryParse(stored, out var value))
            throw Fault(ColumnCipherFault.NotEncrypted, key);
        var sealing = _cipher.Find(value.KeyId) ?? throw Fault(ColumnCipherFault.UnknownKey, key, value.KeyId.ToString());
        using var box = new Scratch(stackalloc byte[StackLimit], value.Size);
        Convert.TryFromBase64Chars(value.Base64, box.Span, out _);
        using var bytes = new Scratch(stackalloc byte[StackLimit], value.Size - EncryptedValue.Overhead);
        using var place = new Scratch(stackalloc byte[StackLimit], _place.Length + key.Length);
        return sealing.TryOpen(box.Span, Place(key, place.Span), bytes.Span)
            ? Utf8.GetString(bytes.Span)
            : throw Fault(ColumnCipherFault.Tampered, key, sealing.Id);
    }

    private Span<byte> Place(ReadOnlySpan<byte> key, Span<byte> destination)
    {
        _place.CopyTo(destination);
        key.CopyTo(destination[_place.Length..]);
        return destination;
    }

    private ColumnCipherException Fault(ColumnCipherFault fault, ReadOnlySpan<byte> key, string? keyId = null)
    {
        var row = key[0] == (byte)'i' ? BinaryPrimitives.ReadInt64BigEndian(key[1..]).ToString() : Utf8.GetString(key[1..]);
        return new(fault, _table, _column, row, keyId);
    }

    private readonly ref struct Parts(string keyId, ReadOnlySpan<byte> box)
    {
        private readonly ReadOnlySpan<byte> _box = box;

        public void Write(Span<char> text)
        {
            EncryptedValue.Prefix.CopyTo(text);
            text = text[EncryptedValue.Prefix.Length..];
            keyId.CopyTo(text);
            text[keyId.Length] = ':';
            Convert.TryToBase64Chars(_box, text[(keyId.Length + 1)..], out _);
        }
    }

    /// <summary>Bytes on the stack, or rented where they are many; overwritten at the end.</summary>
    private readonly ref struct Scratch
    {
        private readonly byte[]? _rented;

        public Scratch(Span<byte> stack, int size)
        {
            _rented = size > stack.Length ? ArrayPool<byte>.Shared.Rent(size) : null;
            Span = (_rented ?? stack)[..size];
        }

        public Span<byte> Span { get; }

        public void Dispose()
        {
            CryptographicOperations.ZeroMemory(Span);
            if (_rented is not null)
                ArrayPool<byte>.Shared.Return(_rented);
        }
    }
}
