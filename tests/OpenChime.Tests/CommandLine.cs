namespace OpenChime.Tests;

/// <summary>The sample as its README says to start it.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_an_argument_it_migrates_a_copy_of_a_legacy_database_of_50_accounts()
    {
        var result = await ChildProcess.OpenChimeAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("50 accounts", result.Output, StringComparison.Ordinal);
        Assert.Contains("encrypt_plaintext_tokens", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sample-", result.Output, StringComparison.Ordinal);

        var database = result.Output.Split('\n')[1].Trim();
        Assert.Equal(["50"], TestFolder.Query(database, "SELECT COUNT(*) FROM accounts WHERE encryption_version = 1"));
        Directory.Delete(Path.GetDirectoryName(database)!, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        await File.WriteAllTextAsync(_folder.Database, new string('x', 8192));

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("openchime.db", result.Error, StringComparison.Ordinal);
        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(_folder.Database));
        Assert.Equal(["openchime.db"], _folder.FileNames);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named_and_not_made()
    {
        var result = await ChildProcess.OpenChimeAsync(Path.Combine(_folder.Database, "missing", "openchime.db"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("missing", result.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public async Task Unknown_arguments_are_answered_with_the_usage()
    {
        var result = await ChildProcess.OpenChimeAsync(_folder.Database, "remove");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Usage", result.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.FileNames);
    }
}
