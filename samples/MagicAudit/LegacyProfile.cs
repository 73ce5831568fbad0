using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Godwit;
using Microsoft.Data.Sqlite;

namespace MagicAudit;

/// <summary>
/// The profile folder of release 1: <c>mad.db</c> under SQLCipher, and its key in <c>db-key-store.json</c>, wrapped by
/// Electron's safeStorage as it is on a Linux without a keyring (prefix v10, a password that everybody knows).
/// </summary>
internal static class LegacyProfile
{
    public static void Create(string folder)
    {
        var bytes = RandomNumberGenerator.GetBytes(DatabaseKey.Size);
        using var key = DatabaseKey.FromBytes(bytes);
        using var database = new EncryptedDatabase(Path.Combine(folder, "mad.db"), key);
        using var connection = database.Open();
        Fill(connection);
        WriteKey(Path.Combine(folder, "db-key-store.json"), Convert.ToHexStringLower(bytes), key);
    }

    private static void WriteKey(string file, string hex, DatabaseKey key)
    {
        using var aes = Aes.Create();
        aes.Key = Rfc2898DeriveBytes.Pbkdf2("peanuts"u8, "saltysalt"u8, 1, HashAlgorithmName.SHA1, 16);
        byte[] wrapped = [.. "v10"u8, .. aes.EncryptCbc(Encoding.ASCII.GetBytes(hex), Encoding.ASCII.GetBytes(new string(' ', 16)))];
        File.WriteAllText(file, new JsonObject
        {
            ["encryptedKey"] = Convert.ToBase64String(wrapped),
            ["metadata"] = new JsonObject { ["keyId"] = key.Id, ["createdAt"] = key.CreatedAt.ToString("O"), ["version"] = 1 },
        }.ToJsonString());
    }

    private static void Fill(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, display_name TEXT, created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
            CREATE TABLE transactions (id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE, property_address TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')), closed_at DATETIME, created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
            CREATE TABLE communications (id TEXT PRIMARY KEY, transaction_id TEXT REFERENCES transactions (id) ON DELETE SET NULL, sender TEXT NOT NULL, subject TEXT, body TEXT, sent_at DATETIME NOT NULL);
            INSERT INTO users(id, email) VALUES ('u1', 'agent@example.org');
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO transactions(id, user_id, property_address) SELECT 't' || i, 'u1', i || ' Main Street' FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO communications SELECT 'c' || i, 't' || (1 + i % 20), 'buyer@example.org', 'Offer ' || i, 'We offer ' || (100000 + i), datetime('2025-01-01', i || ' hours') FROM n;
            """;
        command.ExecuteNonQuery();
    }
}
