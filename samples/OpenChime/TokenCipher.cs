using Godwit;
using Microsoft.Data.Sqlite;

namespace OpenChime;

/// <summary>Encrypts and decrypts the tokens of accounts, each bound to its column and account.</summary>
internal sealed class TokenCipher : IDisposable
{
    /// <summary>The name of the key in the key store.</summary>
    public const string KeyName = "openchime-tokens";

    private readonly ColumnCipher _cipher;

    private TokenCipher(ColumnCipher cipher)
    {
        _cipher = cipher;
        AuthData = cipher.Column("accounts", "auth_data");
        RefreshToken = cipher.Column("accounts", "refresh_token");
    }

    public EncryptedColumn AuthData { get; }

    public EncryptedColumn RefreshToken { get; }

    /// <summary>The cipher with the stored key, or with a new one where nothing is encrypted yet: a new key must not take the place of one that is lost.</summary>
    public static async Task<TokenCipher> OpenAsync(IKeyStore keys, SqliteConnection connection, CancellationToken cancellationToken = default) =>
        new(Accounts.AnyEncrypted(connection)
            ? await ColumnKeys.LoadAsync(keys, KeyName, cancellationToken)
            : await ColumnKeys.LoadOrCreateAsync(keys, KeyName, cancellationToken));

    public void Dispose() => _cipher.Dispose();
}
