using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace Godwit;

/// <summary>
/// What an entry of a key store holds: one JSON object a line, <c>{"v":1,"kid":…,"key":…,"createdAt":…,"rotatedAt":…}</c>,
/// the current key first. Keys go through pinned memory only, never through a string.
/// </summary>
internal static class KeyDocument
{
    private const int MaxLine = 320;

    /// <summary>The document of these keys, in pinned memory that the caller overwrites.</summary>
    public static byte[] Write(params ReadOnlySpan<DatabaseKey> keys)
    {
        var buffer = GC.AllocateArray<byte>(keys.Length * MaxLine, pinned: true);
        var length = 0;
        foreach (var key in keys)
            length += WriteLine(key, buffer.AsSpan(length));

        var document = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        buffer.AsSpan(0, length).CopyTo(document);
        CryptographicOperations.ZeroMemory(buffer);
        return document;
    }

    /// <summary>The keys of a document.</summary>
    /// <exception cref="FormatException">It is not such a document. The message quotes nothing of it.</exception>
    public static IReadOnlyList<DatabaseKey> Read(ReadOnlySpan<byte> document)
    {
        var keys = new List<DatabaseKey>();
        try
        {
            foreach (var range in document.Split((byte)'\n'))
            {
                if (!document[range].IsEmpty)
                    keys.Add(ReadLine(document[range]));
            }
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            keys.ForEach(key => key.Dispose());
            // The inner exception is dropped: a JSON error can quote what it read.
            throw Invalid();
        }

        return keys.Count > 0 ? keys : throw Invalid();
    }

    private static int WriteLine(DatabaseKey key, Span<byte> destination)
    {
        Span<byte> hex = stackalloc byte[2 * DatabaseKey.Size];
        Convert.TryToHexStringLower(key.Bytes, hex, out _);
        var rotated = key.RotatedAt is { } at ? $"\"{Timestamp(at)}\"" : "null";
        Utf8.TryWrite(
            destination,
            CultureInfo.InvariantCulture,
            $"{{\"v\":1,\"kid\":\"{key.Id}\",\"key\":\"{hex}\",\"createdAt\":\"{Timestamp(key.CreatedAt)}\",\"rotatedAt\":{rotated}}}\n",
            out var written);
        CryptographicOperations.ZeroMemory(hex);
        return written;
    }

    private static DatabaseKey ReadLine(ReadOnlySpan<byte> line)
    {
        Span<byte> bytes = stackalloc byte[DatabaseKey.Size];
        string? id = null;
        DateTimeOffset? createdAt = null, rotatedAt = null;
        var version = 0;
        var found = false;
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "v")
                version = reader.GetInt32();
            else if (name == "kid")
                id = reader.GetString();
            else if (name == "createdAt")
                createdAt = reader.GetDateTimeOffset();
            else if (name == "rotatedAt" && reader.TokenType != JsonTokenType.Null)
                rotatedAt = reader.GetDateTimeOffset();
            else if (name == "key")
                found = reader.ValueSpan.Length == 2 * DatabaseKey.Size && Convert.FromHexString(reader.ValueSpan, bytes, out _, out _) == OperationStatus.Done;
            else
                reader.Skip();
        }

        if (version != 1 || !found || id is null || createdAt is null)
            throw Invalid();
        var key = DatabaseKey.Create(bytes, id, createdAt.Value, rotatedAt);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    private static string Timestamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static FormatException Invalid() =>
        new("The entry in the key store is not a key that this program wrote, or a newer version wrote it. Update the program; if another program uses the same application id, give each its own.");
}
