using System.Diagnostics.CodeAnalysis;
using Godwit;
using Microsoft.Data.Sqlite;

namespace OpenChime;

/// <summary>
/// Encrypts the tokens of every account that holds them in plaintext. Whatever fails, a key that cannot be had or one
/// account of many, no account is changed. The triggers of older databases fire, so that their updated_at moves as it
/// does at any other change of a row.
/// </summary>
[DataMigration(3, "encrypt_plaintext_tokens")]
internal sealed class EncryptPlaintextTokens(IKeyStore keys) : IDataMigration
{
    public async ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken)
    {
        using var cipher = await TokenCipher.OpenAsync(keys, db.Connection, cancellationToken);
        using var update = db.Connection.CreateCommand();
        update.CommandText = "UPDATE accounts SET auth_data = $auth, refresh_token = $refresh, encryption_version = 1, encrypted_at = CURRENT_TIMESTAMP WHERE id = $id";
        var (id, auth, refresh) = (update.Parameters.Add("$id", SqliteType.Integer), update.Parameters.Add("$auth", SqliteType.Text), update.Parameters.Add("$refresh", SqliteType.Text));

        // The list is complete before the first change: what a SELECT returns while its table changes is undefined.
        foreach (var account in PlaintextAccounts(db.Connection).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            id.Value = account.Id;
            auth.Value = Encrypted(cipher.AuthData, account.Id, account.AuthData);
            refresh.Value = (object?)Encrypted(cipher.RefreshToken, account.Id, account.RefreshToken) ?? DBNull.Value;
            update.ExecuteNonQuery();
        }
    }

    /// <summary>A value that an interrupted program has encrypted already stays as it is, provided that it can be read.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    private static string? Encrypted(EncryptedColumn column, long id, string? value)
    {
        if (!ColumnCipher.IsEncrypted(value))
            return column.Encrypt(id, value);
        _ = column.Decrypt(id, value);
        return value;
    }

    private static IEnumerable<(long Id, string AuthData, string? RefreshToken)> PlaintextAccounts(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, auth_data, refresh_token FROM accounts WHERE encryption_version IS NULL OR encryption_version = 0 ORDER BY id";
        using var reader = select.ExecuteReader();
        while (reader.Read())
            yield return (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));
    }
}
