namespace OpenChime.Tests;

/// <summary>The AFTER UPDATE triggers of older databases are theirs: they fire, and they stay.</summary>
public sealed class Triggers
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Updated_at_moves_only_where_the_database_has_a_trigger_for_it(bool triggers)
    {
        using var folder = TestFolder.WithLegacyDatabase(accounts: 2, triggers);

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(folder.Database)).ExitCode);

        Assert.Equal([triggers ? "0" : "2"], folder.Query("SELECT COUNT(*) FROM accounts WHERE updated_at = '2025-06-01 12:00:00'"));
        Assert.Equal([triggers ? "3" : "0"], folder.Query("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'trigger'"));
    }
}
