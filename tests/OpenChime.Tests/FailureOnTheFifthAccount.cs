namespace OpenChime.Tests;

/// <summary>Test 5 of the requirements: ten accounts, and the tokens of the fifth cannot be encrypted.</summary>
public sealed class FailureOnTheFifthAccount : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 10);

    public FailureOnTheFifthAccount()
    {
        // Encrypted already, by a key that nobody has: encrypting it once more would bury it.
        _folder.Execute("UPDATE accounts SET auth_data = 'enc:v1:0123456789abcdef:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' WHERE id = 5");
        AdoptedHistory.MakeVersion2(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_ten_are_untouched()
    {
        var content = _folder.Content();

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["0"], _folder.Query("SELECT COUNT(*) FROM accounts WHERE encryption_version = 1"));
        Assert.Equal(["10"], _folder.Query("SELECT COUNT(*) FROM accounts WHERE encryption_version IS NULL"));
        Assert.Empty(_folder.Query("SELECT * FROM schema_migrations WHERE version = 3"));
        Assert.Equal(content, _folder.Content());
    }

    [Fact]
    public async Task The_message_names_the_row_and_shows_no_token()
    {
        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Contains("row 5", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sample-", result.Error + result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_at_every_start_does_not_fill_the_disk_with_backups()
    {
        for (var start = 0; start < 3; start++)
            await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Single(_folder.Backups);
    }
}
