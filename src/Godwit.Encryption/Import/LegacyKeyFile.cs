using System.Text.Json;

namespace Godwit;

/// <summary>A <c>db-key-store.json</c>: an encrypted key in base64, and what is known of it.</summary>
internal sealed record LegacyKeyFile(byte[] EncryptedKey, string KeyId, DateTimeOffset CreatedAt, DateTimeOffset? RotatedAt)
{
    public static LegacyKeyFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var metadata = document.RootElement.GetProperty("metadata");
            var id = metadata.GetProperty("keyId").GetString() ?? "";
            if (metadata.GetProperty("version").GetInt32() != 1 || !DatabaseKey.IsId(id))
                throw KeyStoreImportException.NotAKeyStore(path);
            return new LegacyKeyFile(
                document.RootElement.GetProperty("encryptedKey").GetBytesFromBase64(),
                id,
                metadata.GetProperty("createdAt").GetDateTimeOffset(),
                metadata.TryGetProperty("rotatedAt", out var rotated) && rotated.ValueKind == JsonValueKind.String ? rotated.GetDateTimeOffset() : null);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw KeyStoreImportException.NotAKeyStore(path);
        }
    }
}
