namespace OpenChime.Tests;

/// <summary>Test 4 of the requirements: the key cannot be had.</summary>
public sealed class FailureOfTheKey : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_database_is_as_before_and_the_message_says_so()
    {
        var content = _folder.Content();
        _folder.WriteBrokenKey();

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Migration failed", result.Error, StringComparison.Ordinal);
        Assert.Contains("not a key that this program wrote", result.Error, StringComparison.Ordinal);
        Assert.Contains("OAuth tokens remain in plaintext", result.Error, StringComparison.Ordinal);
        Assert.Contains("Next steps", result.Error, StringComparison.Ordinal);
        Assert.Equal(content, _folder.Content());
        Assert.Single(_folder.Backups);

        // The document's own checks; without a committed migration there is neither history table nor column.
        Assert.Equal(["0"], _folder.Query("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'schema_migrations'"));
        Assert.Equal(["0"], _folder.Query("SELECT COUNT(*) FROM pragma_table_info('accounts') WHERE name = 'encryption_version'"));
    }

    [Fact]
    public async Task Where_versions_1_and_2_were_recorded_before_version_3_is_absent_and_the_account_plaintext()
    {
        AdoptedHistory.MakeVersion2(_folder);
        _folder.WriteBrokenKey();

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(_folder.Query("SELECT * FROM schema_migrations WHERE version = 3"));
        Assert.Equal(["NULL"], _folder.Query("SELECT encryption_version FROM accounts"));
    }

    [Fact]
    public async Task It_succeeds_once_the_key_can_be_had()
    {
        _folder.WriteBrokenKey();
        await ChildProcess.OpenChimeAsync(_folder.Database);
        File.Delete(_folder.KeyFile);

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
        Assert.Equal(["1"], _folder.Query("SELECT encryption_version FROM accounts"));
    }

    [Fact]
    public async Task A_key_lost_after_the_migration_asks_the_user_to_sign_in_again_and_makes_no_new_key()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);
        File.Delete(_folder.KeyFile);

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("re-authenticate", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.KeyFile));
    }
}
