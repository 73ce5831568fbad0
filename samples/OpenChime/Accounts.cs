using Microsoft.Data.Sqlite;

namespace OpenChime;

/// <summary>A calendar account with its tokens in plaintext, as it exists in memory only.</summary>
internal sealed record Account(long Id, string Provider, string Name, string AuthData, string? RefreshToken);

/// <summary>The accounts table as OpenChime uses it after its migrations.</summary>
internal static class Accounts
{
    public static bool AnyEncrypted(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM accounts WHERE encryption_version = 1)";
        return (long)command.ExecuteScalar()! == 1;
    }

    /// <summary>Every account by provider and name, which are not encrypted.</summary>
    public static IReadOnlyList<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT provider || ' ' || account_name FROM accounts ORDER BY id";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    public static IEnumerable<Account> Read(SqliteConnection connection, TokenCipher cipher)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, provider, account_name, auth_data, refresh_token FROM accounts ORDER BY id";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var id = reader.GetInt64(0);
            yield return new(id, reader.GetString(1), reader.GetString(2), cipher.AuthData.Decrypt(id, reader.GetString(3)), cipher.RefreshToken.Decrypt(id, reader.IsDBNull(4) ? null : reader.GetString(4)));
        }
    }

    /// <summary>Adds an account, encrypted from the start, and returns its id.</summary>
    public static long Add(SqliteConnection connection, TokenCipher cipher, string provider, string name, string authData, string? refreshToken)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();

        // A ciphertext is bound to its row, so the id comes first. No other connection sees the row without its tokens.
        command.CommandText = "INSERT INTO accounts (provider, account_name, auth_data, encryption_version, encrypted_at) VALUES ($provider, $name, '', 1, CURRENT_TIMESTAMP) RETURNING id";
        command.Parameters.AddWithValue("$provider", provider);
        command.Parameters.AddWithValue("$name", name);
        var id = (long)command.ExecuteScalar()!;

        command.CommandText = "UPDATE accounts SET auth_data = $auth, refresh_token = $refresh WHERE id = $id";
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$auth", cipher.AuthData.Encrypt(id, authData));
        command.Parameters.AddWithValue("$refresh", (object?)cipher.RefreshToken.Encrypt(id, refreshToken) ?? DBNull.Value);
        command.ExecuteNonQuery();

        transaction.Commit();
        return id;
    }

    /// <summary>Removes an account, and with it its events, and returns how many there were of that name.</summary>
    public static int Remove(SqliteConnection connection, string provider, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM accounts WHERE provider = $provider AND account_name = $name";
        command.Parameters.AddWithValue("$provider", provider);
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteNonQuery();
    }
}
