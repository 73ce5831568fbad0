namespace OpenChime.Tests;

/// <summary>A user who ends OpenChime in the middle: the next start finds the database before or after, never between.</summary>
public sealed class KilledAnywhere
{
    [Theory]
    [InlineData("Backing up")]
    [InlineData("Applying 1")]
    [InlineData("Applying 2")]
    [InlineData("Applying 3")]
    [InlineData("Checking")]
    [InlineData("The database is now")]
    public async Task The_next_start_finds_it_before_or_after_and_goes_on(string line)
    {
        using var folder = TestFolder.WithLegacyDatabase(accounts: 50);
        var before = folder.Content();

        await ChildProcess.KilledOpenChimeAsync(folder.Database, line);

        var isBefore = folder.Content() == before;
        if (!isBefore)
            Assert.Equal(["3|50"], folder.Query("SELECT (SELECT COUNT(*) FROM schema_migrations), (SELECT COUNT(*) FROM accounts WHERE encryption_version = 1)"));

        var next = await ChildProcess.OpenChimeAsync(folder.Database);
        Assert.Equal((0, ""), (next.ExitCode, next.Error));
        Assert.Equal(isBefore, !next.Output.Contains("up to date", StringComparison.Ordinal));
        Assert.Contains("50 accounts", next.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.FileNames, name => name.EndsWith(".partial", StringComparison.Ordinal));
        Assert.Empty(folder.FilesWith("sample-"));
    }
}
