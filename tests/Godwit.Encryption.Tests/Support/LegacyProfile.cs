using System.Security.Cryptography;
using System.Text;

namespace Godwit.Encryption.Tests;

/// <summary>Writes what the former program, an Electron application, wrote.</summary>
internal static class LegacyProfile
{
    public const string KeyId = "7c0de5a2-9d3f-4f55-8d7e-0a6f4c1b2e3d";

    /// <summary>Encrypts as Chromium's os_crypt does on Linux and macOS.</summary>
    public static byte[] EncryptCbc(string prefix, string password, int iterations, string text)
    {
        using var aes = Aes.Create();
        aes.Key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), "saltysalt"u8, iterations, HashAlgorithmName.SHA1, 16);
        return [.. Encoding.ASCII.GetBytes(prefix), .. aes.EncryptCbc(Encoding.ASCII.GetBytes(text), Encoding.ASCII.GetBytes(new string(' ', 16)))];
    }

    public static string Hex(DatabaseKey key) => Convert.ToHexStringLower(key.Bytes);

    /// <summary>Writes a key file; the blob is v10 unless another is given.</summary>
    public static string Write(string folder, DatabaseKey key, byte[]? blob = null)
    {
        var file = Path.Combine(folder, "db-key-store.json");
        blob ??= EncryptCbc("v10", "peanuts", 1, Hex(key));
        File.WriteAllText(file, $$"""
            {
              "encryptedKey": "{{Convert.ToBase64String(blob)}}",
              "metadata": { "keyId": "{{KeyId}}", "createdAt": "2025-11-24T10:20:30.123Z", "version": 1 }
            }
            """);
        return file;
    }

    /// <summary>Writes a database as the former program had it.</summary>
    public static void WriteDatabase(string path, DatabaseKey key)
    {
        using var database = new EncryptedDatabase(path, key);
        using var connection = database.Open();
        TestDatabase.Fill(connection, "WAL", 200);
    }
}
