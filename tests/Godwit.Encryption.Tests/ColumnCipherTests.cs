namespace Godwit.Encryption.Tests;

public sealed class ColumnCipherTests : IDisposable
{
    private readonly DatabaseKey _key = DatabaseKey.Generate();
    private readonly ColumnCipher _cipher;
    private readonly EncryptedColumn _tokens;

    public ColumnCipherTests()
    {
        _cipher = new ColumnCipher(_key);
        _tokens = _cipher.Column("accounts", "auth_data");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ya29.token with 'quotes', \0 and ünïcode 🐦")]
    [InlineData("enc:v1:no")]
    public void A_value_comes_back_as_it_was(string value)
    {
        var stored = _tokens.Encrypt(7, value);

        Assert.StartsWith($"enc:v1:{_key.Id}:", stored, StringComparison.Ordinal);
        Assert.Equal(value, _tokens.Decrypt(7, stored));
        Assert.True(ColumnCipher.IsEncrypted(stored));
    }

    [Fact]
    public void A_value_of_a_megabyte_comes_back_as_it_was()
    {
        var value = new string('x', 1 << 20) + "ü";
        Assert.Equal(value, _tokens.Decrypt("row", _tokens.Encrypt("row", value)));
    }

    [Fact]
    public void Null_stays_null()
    {
        Assert.Null(_tokens.Encrypt(1, null));
        Assert.Null(_tokens.Decrypt(1, null));
        Assert.Null(_tokens.Renew("row", null));
    }

    [Fact]
    public void The_same_value_never_looks_the_same_in_10_000_encryptions()
    {
        var all = Enumerable.Range(0, 10_000).Select(_ => _tokens.Encrypt(1, "token")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(10_000, all.Count);
    }

    [Fact]
    public void A_value_moved_to_another_row_column_or_table_is_refused()
    {
        var stored = _tokens.Encrypt(1, "token");

        Assert.Equal(ColumnCipherFault.Tampered, Fault(() => _tokens.Decrypt(2, stored)));
        Assert.Equal(ColumnCipherFault.Tampered, Fault(() => _tokens.Decrypt("1", stored)));
        Assert.Equal(ColumnCipherFault.Tampered, Fault(() => _cipher.Column("accounts", "refresh_token").Decrypt(1, stored)));
        Assert.Equal(ColumnCipherFault.Tampered, Fault(() => _cipher.Column("archive", "auth_data").Decrypt(1, stored)));
        Assert.Equal(ColumnCipherFault.Tampered, Fault(() => _cipher.Column("account", "sauth_data").Decrypt(1, stored)));
    }

    [Fact]
    public void Names_are_compared_as_SQLite_compares_them()
    {
        var stored = _tokens.Encrypt(1, "token");
        Assert.Equal("token", _cipher.Column("Accounts", "AUTH_DATA").Decrypt(1, stored));
    }

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        var stored = _tokens.Encrypt(1, "token");
        for (var i = 0; i < stored.Length; i++)
        {
            var changed = stored[..i] + (stored[i] == 'A' ? 'B' : 'A') + stored[(i + 1)..];
            Assert.Throws<ColumnCipherException>(() => _tokens.Decrypt(1, changed));
        }
    }

    [Fact]
    public void Encrypting_twice_is_refused()
    {
        var stored = _tokens.Encrypt(1, "token");
        Assert.Equal(ColumnCipherFault.AlreadyEncrypted, Fault(() => _tokens.Encrypt(1, stored)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("enc:v1:")]
    [InlineData("enc:v1:k:")]
    [InlineData("enc:v1:k:AAAA")]
    [InlineData("enc:v2:k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("enc:v1:k:AAAAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAA")]
    public void What_is_not_in_the_format_is_called_not_encrypted(string value) =>
        Assert.Equal(ColumnCipherFault.NotEncrypted, Fault(() => _tokens.Decrypt(1, value)));

    [Fact]
    public void A_lone_surrogate_is_refused_rather_than_replaced() =>
        Assert.ThrowsAny<ArgumentException>(() => _tokens.Encrypt(1, "a\ud800b"));

    [Fact]
    public void A_former_key_still_reads_and_renewing_moves_to_the_current_one()
    {
        var old = _tokens.Encrypt(1, "token");
        using var next = DatabaseKey.Generate();
        using var cipher = new ColumnCipher(next, _key);
        var column = cipher.Column("accounts", "auth_data");

        Assert.Equal("token", column.Decrypt(1, old));
        var renewed = column.Renew(1, old);
        Assert.StartsWith($"enc:v1:{next.Id}:", renewed, StringComparison.Ordinal);
        Assert.Equal("token", column.Decrypt(1, renewed));
        Assert.Same(renewed, column.Renew(1, renewed));
    }

    [Fact]
    public void A_lost_key_is_named_and_neither_value_nor_key_is_told()
    {
        var stored = _tokens.Encrypt(42, "secret-token");
        using var other = DatabaseKey.Generate();
        using var cipher = new ColumnCipher(other);

        var error = Assert.Throws<ColumnCipherException>(() => cipher.Column("accounts", "auth_data").Decrypt(42, stored));

        Assert.Equal(ColumnCipherFault.UnknownKey, error.Fault);
        Assert.Equal(_key.Id, error.KeyId);
        Assert.Equal("42", error.Row);
        Assert.DoesNotContain("secret-token", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(stored, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_can_share_a_cipher()
    {
        Parallel.For(0, 20_000, i => Assert.Equal($"token {i}", _tokens.Decrypt(i, _tokens.Encrypt(i, $"token {i}"))));
    }

    [Fact]
    public async Task Keys_in_a_store_are_created_once_rotated_and_forgotten()
    {
        var store = new InMemoryKeyStore();
        using var first = await ColumnKeys.LoadOrCreateAsync(store, "openchime");
        var old = first.Column("accounts", "auth_data").Encrypt(1, "token");
        using var again = await ColumnKeys.LoadOrCreateAsync(store, "openchime");
        Assert.Equal(first.KeyId, again.KeyId);

        using var rotated = await ColumnKeys.RotateAsync(store, "openchime");
        var renewed = rotated.Column("accounts", "auth_data").Renew(1, old);
        using var loaded = await ColumnKeys.LoadAsync(store, "openchime");
        Assert.Equal("token", loaded.Column("accounts", "auth_data").Decrypt(1, old));

        using var forgotten = await ColumnKeys.ForgetFormerAsync(store, "openchime");
        Assert.Equal("token", forgotten.Column("accounts", "auth_data").Decrypt(1, renewed));
        Assert.Equal(ColumnCipherFault.UnknownKey, Fault(() => forgotten.Column("accounts", "auth_data").Decrypt(1, old)));
    }

    [Fact]
    public async Task A_lost_key_entry_is_told_and_nothing_is_created()
    {
        var store = new InMemoryKeyStore();
        var error = await Assert.ThrowsAsync<KeyLostException>(() => ColumnKeys.LoadAsync(store, "openchime"));
        Assert.Contains("Connect your accounts again", error.Message, StringComparison.Ordinal);
        Assert.Empty(store.Entries);
    }

    [Theory]
    [InlineData(KeyStoreStatus.Locked)]
    [InlineData(KeyStoreStatus.Unavailable)]
    [InlineData(KeyStoreStatus.Denied)]
    [InlineData(KeyStoreStatus.TimedOut)]
    public async Task A_store_that_cannot_tell_never_gets_a_new_key(KeyStoreStatus status)
    {
        var store = new InMemoryKeyStore { Status = status };
        var error = await Assert.ThrowsAsync<KeyStoreException>(() => ColumnKeys.LoadOrCreateAsync(store, "openchime"));
        Assert.Equal(status, error.Status);
        Assert.Empty(store.Entries);
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _key.Dispose();
    }

    private static ColumnCipherFault Fault(Func<object?> action) => Assert.Throws<ColumnCipherException>(action).Fault;
}
