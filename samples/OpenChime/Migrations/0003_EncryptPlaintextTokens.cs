using System.Diagnostics.CodeAnalysis;
using Godwit;

namespace OpenChime;

/// <summary>
/// Encrypts the tokens of every account that holds them in plaintext. Whatever fails, a key that cannot be had or one
/// account of many, no account is changed. The triggers of older databases fire, so that their updated_at moves as it
/// does at any other change of a row. Once it is committed and verified, old pages are wiped and the backups that hold the
/// plaintext are deleted.
/// </summary>
[DataMigration(Version, "encrypt_plaintext_tokens", ErasesPlaintext = true)]
internal sealed partial class EncryptPlaintextTokens(IKeyStore keys) : IDataMigration
{
    public const long Version = 3;

    public async ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken)
    {
        using var cipher = await TokenCipher.OpenAsync(keys, db.Connection, cancellationToken);
        foreach (var batch in db.InBatches("accounts"))
        {
            // The list is complete before the first change: what a SELECT returns while its table changes is undefined.
            foreach (var (id, authData, refreshToken) in PlaintextAccounts(db, batch.First.Int64(), batch.Last.Int64()).ToList())
                Store(db, id, Encrypted(cipher.AuthData, id, authData), Encrypted(cipher.RefreshToken, id, refreshToken));
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

    [Sql("""
        SELECT id, auth_data, refresh_token FROM accounts
        WHERE id BETWEEN @first AND @last AND (encryption_version IS NULL OR encryption_version = 0)
        """)]
    private static partial IEnumerable<(long Id, string AuthData, string? RefreshToken)> PlaintextAccounts(MigrationContext db, long first, long last);

    [Sql("""
        UPDATE accounts
        SET auth_data = @authData, refresh_token = @refreshToken, encryption_version = 1, encrypted_at = CURRENT_TIMESTAMP
        WHERE id = @id
        """)]
    private static partial int Store(MigrationContext db, long id, string authData, string? refreshToken);
}
