using System.Globalization;

namespace OpenChime.Tests;

/// <summary>Test 2 of the requirements: a database with plaintext accounts.</summary>
public sealed class ExistingDatabase : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 0);

    public ExistingDatabase() => _folder.Execute("INSERT INTO accounts (provider, account_name, auth_data, refresh_token) VALUES ('google', 'test@gmail.com', 'plaintext_auth', 'plaintext_refresh')");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_backed_up_migrated_and_encrypted()
    {
        var before = DateTime.UtcNow.AddSeconds(-1);
        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["1", "2", "3"], _folder.Query("SELECT version FROM schema_migrations ORDER BY version"));
        Assert.Equal(["1|1|1"], _folder.Query("SELECT id, encryption_version, auth_data != 'plaintext_auth' as is_encrypted FROM accounts WHERE account_name = 'test@gmail.com'"));
        Assert.Equal(["1"], _folder.Query("SELECT refresh_token != 'plaintext_refresh' FROM accounts"));

        var encryptedAt = DateTime.Parse(Assert.Single(_folder.Query("SELECT encrypted_at FROM accounts")), CultureInfo.InvariantCulture);
        Assert.InRange(encryptedAt, before, DateTime.UtcNow);
    }

    [Fact]
    public async Task The_backup_has_the_name_of_the_document_and_the_database_as_it_was()
    {
        // It is deleted once the tokens are encrypted, so they are kept from being that.
        _folder.WriteBrokenKey();
        var content = _folder.Content();
        await ChildProcess.OpenChimeAsync(_folder.Database);

        var backup = Assert.Single(_folder.Backups);
        Assert.Matches(@"openchime\.db\.backup_\d{8}_\d{6}$", backup);
        Assert.Equal(content, TestFolder.Content(backup));
        Assert.True(TestFolder.IsPrivate(backup));
    }

    [Fact]
    public async Task The_key_file_is_for_its_owner_alone()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.True(TestFolder.IsPrivate(_folder.KeyFile));
    }

    [Fact]
    public async Task A_database_that_has_one_of_the_columns_gets_the_other()
    {
        _folder.Execute("ALTER TABLE accounts ADD COLUMN encryption_version INTEGER DEFAULT NULL");

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
        Assert.Equal(["1|1"], _folder.Query("SELECT encryption_version, encrypted_at IS NOT NULL FROM accounts"));
    }

    [Fact]
    public async Task An_account_of_version_0_is_plaintext_too()
    {
        _folder.Execute("ALTER TABLE accounts ADD COLUMN encryption_version INTEGER DEFAULT NULL; UPDATE accounts SET encryption_version = 0");

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
        Assert.Equal(["1|1"], _folder.Query("SELECT encryption_version, auth_data != 'plaintext_auth' FROM accounts"));
    }

    [Fact]
    public async Task Accounts_that_are_encrypted_already_keep_their_values_whether_marked_or_not()
    {
        _folder.Execute("INSERT INTO accounts (provider, account_name, auth_data) VALUES ('proton', 'second@proton.example', 'second_auth')");
        await ChildProcess.OpenChimeAsync(_folder.Database);
        var encrypted = _folder.Query("SELECT auth_data FROM accounts ORDER BY id");
        _folder.Execute("""
            UPDATE accounts SET encryption_version = NULL WHERE id = 2;
            INSERT INTO accounts (provider, account_name, auth_data) VALUES ('proton', 'third@proton.example', 'third_auth');
            DELETE FROM schema_migrations WHERE version = 3;
            PRAGMA user_version = 0;
            """);

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
        Assert.Equal(encrypted, _folder.Query("SELECT auth_data FROM accounts WHERE id < 3 ORDER BY id"));
        Assert.Equal(["3|3|0"], _folder.Query("SELECT COUNT(*), SUM(encryption_version), SUM(auth_data = 'third_auth') FROM accounts"));
    }
}
