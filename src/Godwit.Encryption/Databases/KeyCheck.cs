using System.Text.Json;
using System.Text.Json.Serialization;

namespace Godwit;

/// <summary>
/// The file <c>&lt;database&gt;.key-check</c>: what tells a wrong key from a damaged page, and a changed key store from an
/// absent key. It holds no secret, and whoever deletes it loses nothing but the better message.
/// </summary>
internal sealed record KeyCheck
{
    /// <summary>A check value for each key that may open the database: one, or two while a key is being replaced.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>The SQLCipher version that last opened it.</summary>
    public string? Cipher { get; init; }

    /// <summary>The name of the store that holds the key.</summary>
    public string? Store { get; init; }

    /// <summary>The key file of the former program that was taken over and is kept for a way back.</summary>
    public string? Legacy { get; init; }

    /// <summary>The release of the program that took it over.</summary>
    public string? LegacyRelease { get; init; }

    public static string PathOf(string database) => database + ".key-check";

    public static KeyCheck Read(string database)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(database)), KeyCheckJson.Default.KeyCheck) ?? new();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return new();
        }
    }

    public bool Knows(DatabaseKey key) => Checks.Contains(key.CheckValue(), StringComparer.Ordinal);

    /// <summary>Writes the file where it would differ.</summary>
    public void Write(string database)
    {
        var before = Read(database);
        if (!before.Checks.SequenceEqual(Checks, StringComparer.Ordinal) || before with { Checks = Checks } != this)
            PrivateFile.Replace(PathOf(database), JsonSerializer.SerializeToUtf8Bytes(this, KeyCheckJson.Default.KeyCheck));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyCheck))]
internal sealed partial class KeyCheckJson : JsonSerializerContext;
