using Microsoft.Data.Sqlite;
using OpenChime;

namespace Godwit.Benchmarks;

/// <summary>OpenChime's three migrations as a program without a framework would write them: the floor.</summary>
internal static class HandWrittenMigration
{
    public static async Task RunAsync(SqliteConnection connection, IKeyStore keys)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, checksum TEXT);
            INSERT OR IGNORE INTO schema_migrations (version, name) VALUES (1, 'baseline_schema');
            ALTER TABLE accounts ADD COLUMN encryption_version INTEGER DEFAULT NULL;
            ALTER TABLE accounts ADD COLUMN encrypted_at DATETIME DEFAULT NULL;
            INSERT OR IGNORE INTO schema_migrations (version, name) VALUES (2, 'add_encryption_metadata');
            """);

        using var cipher = await TokenCipher.OpenAsync(keys, connection);
        using var update = connection.CreateCommand();
        update.CommandText = "UPDATE accounts SET auth_data = $auth, refresh_token = $refresh, encryption_version = 1, encrypted_at = CURRENT_TIMESTAMP WHERE id = $id";
        var (id, auth, refresh) = (update.Parameters.Add("$id", SqliteType.Integer), update.Parameters.Add("$auth", SqliteType.Text), update.Parameters.Add("$refresh", SqliteType.Text));
        foreach (var account in Plaintext(connection).ToList())
        {
            id.Value = account.Id;
            auth.Value = cipher.AuthData.Encrypt(account.Id, account.AuthData);
            refresh.Value = (object?)cipher.RefreshToken.Encrypt(account.Id, account.RefreshToken) ?? DBNull.Value;
            update.ExecuteNonQuery();
        }

        Execute(connection, "INSERT INTO schema_migrations (version, name) VALUES (3, 'encrypt_plaintext_tokens')");
        transaction.Commit();
    }

    private static IEnumerable<(long Id, string AuthData, string? RefreshToken)> Plaintext(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, auth_data, refresh_token FROM accounts WHERE encryption_version IS NULL OR encryption_version = 0";
        using var reader = select.ExecuteReader();
        while (reader.Read())
            yield return (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
