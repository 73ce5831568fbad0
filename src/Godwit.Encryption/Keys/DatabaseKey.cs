using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// A 256-bit key, of a database or of encrypted columns, with what is known of it. Its bytes are in pinned memory that
/// the garbage collector does not copy, and are overwritten by <see cref="Dispose"/>.
/// </summary>
public sealed class DatabaseKey : IDisposable
{
    /// <summary>The length of a key in bytes.</summary>
    public const int Size = 32;

    internal const int RawKeySize = 2 * Size + 3;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private bool _disposed;

    private DatabaseKey(string id, DateTimeOffset createdAt, DateTimeOffset? rotatedAt)
    {
        Id = id;
        CreatedAt = createdAt;
        RotatedAt = rotatedAt;
    }

    /// <summary>Names the key without revealing it: letters, digits, <c>-</c> and <c>_</c>, at most 64.</summary>
    public string Id { get; }

    /// <summary>When the first key of this database or column was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When this key replaced the one before it; <see langword="null"/> for the first.</summary>
    public DateTimeOffset? RotatedAt { get; }

    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _bytes;
        }
    }

    /// <summary>A new key from the system's random number generator.</summary>
    public static DatabaseKey Generate()
    {
        var key = new DatabaseKey(NewId(), Now(), null);
        RandomNumberGenerator.Fill(key._bytes);
        return key;
    }

    /// <summary>A key that is known as 64 hexadecimal digits. Overwrite the digits afterwards.</summary>
    /// <param name="hex">The digits, in either case.</param>
    /// <param name="id">The key's id; by default a new one.</param>
    /// <exception cref="FormatException">There are not exactly 64 hexadecimal digits; the message does not repeat them.</exception>
    public static DatabaseKey FromHex(ReadOnlySpan<char> hex, string? id = null)
    {
        var key = new DatabaseKey(Checked(id), Now(), null);
        if (hex.Length == 2 * Size && Convert.FromHexString(hex, key._bytes, out _, out _) == System.Buffers.OperationStatus.Done)
            return key;

        key.Dispose();
        throw new FormatException("A database key is 64 hexadecimal digits, and this text is not. Check where the key was read from; it is not shown here.");
    }

    /// <summary>A key that is known as 32 bytes. Overwrite the bytes afterwards.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="id">The key's id; by default a new one.</param>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public static DatabaseKey FromBytes(ReadOnlySpan<byte> bytes, string? id = null)
    {
        if (bytes.Length != Size)
            throw new ArgumentException("A database key is 32 bytes. Derive or generate one of that length.", nameof(bytes));
        return Create(bytes, Checked(id), Now(), null);
    }

    /// <summary>True where both are the same 256 bits, whatever their ids. Takes the same time in every case.</summary>
    /// <param name="other">The other key.</param>
    public bool IsSameKeyAs(DatabaseKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(Bytes, other.Bytes);
    }

    /// <summary>The id; never the key.</summary>
    public override string ToString() => $"key {Id}";

    /// <summary>Overwrites the key.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    internal static DatabaseKey Create(ReadOnlySpan<byte> bytes, string id, DateTimeOffset createdAt, DateTimeOffset? rotatedAt)
    {
        var key = new DatabaseKey(Checked(id), createdAt, rotatedAt);
        bytes.CopyTo(key._bytes);
        return key;
    }

    internal static bool IsId(string id) =>
        id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The next key of the same database: new bits and a new id, the date of the first.</summary>
    internal DatabaseKey Successor()
    {
        var key = new DatabaseKey(NewId(), CreatedAt, Now());
        RandomNumberGenerator.Fill(key._bytes);
        return key;
    }

    /// <summary>A copy with a lifetime of its own.</summary>
    internal DatabaseKey Copy() => Create(Bytes, Id, CreatedAt, RotatedAt);

    /// <summary>Writes SQLCipher's notation of a raw key: <c>x'…'</c> with 64 digits, in UTF-8.</summary>
    internal void WriteRawKey(Span<byte> destination)
    {
        "x'"u8.CopyTo(destination);
        Convert.TryToHexStringLower(Bytes, destination[2..], out _);
        destination[RawKeySize - 1] = (byte)'\'';
    }

    /// <summary>
    /// A value that tells whether a key is this one, and nothing else about it. It is the same for every database that
    /// shares the key, so that a renamed file keeps it.
    /// </summary>
    internal string CheckValue()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Bytes, "Godwit key check"u8, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static string NewId() => Guid.NewGuid().ToString("D");

    private static DateTimeOffset Now()
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    private static string Checked(string? id) => id switch
    {
        null => NewId(),
        _ when IsId(id) => id,
        _ => throw new ArgumentException("A key id is 1 to 64 letters, digits, '-' or '_'.", nameof(id)),
    };
}
