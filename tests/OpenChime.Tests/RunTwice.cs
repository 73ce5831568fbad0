namespace OpenChime.Tests;

/// <summary>Test 3 of the requirements: every start after the migration.</summary>
public sealed class RunTwice : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 10);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_second_start_says_up_to_date_and_changes_nothing()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);
        var (content, files) = (_folder.Content(), _folder.FileNames);

        var second = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Contains("up to date", second.Output, StringComparison.Ordinal);
        Assert.Equal(content, _folder.Content());
        Assert.Equal(files, _folder.FileNames);
        Assert.All(_folder.Query("SELECT version, COUNT(*) as count FROM schema_migrations GROUP BY version"), row => Assert.EndsWith("|1", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_migrate_it_once()
    {
        var both = await Task.WhenAll(ChildProcess.OpenChimeAsync(_folder.Database), ChildProcess.OpenChimeAsync(_folder.Database));

        Assert.All(both, result => Assert.Equal((0, ""), (result.ExitCode, result.Error)));
        Assert.Single(both, result => result.Output.Contains("up to date", StringComparison.Ordinal));
        Assert.Equal(["3"], _folder.Query("SELECT COUNT(*) FROM schema_migrations"));

        // What one could not wipe because the other read is done by the next start.
        await ChildProcess.OpenChimeAsync(_folder.Database);
        Assert.Empty(_folder.Backups);
    }
}
