namespace OpenChime.Tests;

/// <summary>Once the tokens are encrypted, their plaintext stays in no file, the backups included.</summary>
public sealed class PlaintextErased : IDisposable
{
    // Every token of the legacy database holds it, and nothing else does.
    private const string Token = "sample-";

    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 10);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public async Task After_the_run_no_file_holds_a_token_and_the_user_is_told_what_was_deleted(string journal)
    {
        _folder.Execute($"PRAGMA journal_mode = {journal}");
        Assert.Equal(["openchime.db"], _folder.FilesWith(Token));

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Backing up", result.Output, StringComparison.Ordinal);
        Assert.Contains("was deleted", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("A backup is in", result.Output, StringComparison.Ordinal);
        Assert.Empty(_folder.Backups);
        Assert.Empty(_folder.FilesWith(Token));
        Assert.Contains("10 accounts", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backups_of_failed_starts_go_too()
    {
        _folder.WriteBrokenKey();
        await ChildProcess.OpenChimeAsync(_folder.Database);
        Assert.Contains(Path.GetFileName(Assert.Single(_folder.Backups)), _folder.FilesWith(Token));
        File.Delete(_folder.KeyFile);

        await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Empty(_folder.Backups);
        Assert.Empty(_folder.FilesWith(Token));
    }

    [Fact]
    public async Task While_another_program_reads_it_is_owed_and_said_at_each_start_until_it_is_done()
    {
        using (_folder.Reader())
        {
            var first = await ChildProcess.OpenChimeAsync(_folder.Database);
            var second = await ChildProcess.OpenChimeAsync(_folder.Database);

            Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
            Assert.Contains("could not be wiped", first.Output, StringComparison.Ordinal);
            Assert.Contains("It holds the tokens in plaintext", first.Output, StringComparison.Ordinal);
            Assert.Contains("up to date", second.Output, StringComparison.Ordinal);
            Assert.Contains("could not be wiped", second.Output, StringComparison.Ordinal);
            Assert.Single(_folder.Backups);
        }

        var last = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Contains("was deleted", last.Output, StringComparison.Ordinal);
        Assert.Empty(_folder.Backups);
        Assert.Empty(_folder.FilesWith(Token));
    }
}
