using Godwit.Samples;

namespace OpenChime.Tests;

/// <summary>The key in a real GNOME Keyring on a bus of its own, in every state that a user's can be in.</summary>
public sealed class KeyInTheKeyring : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 3);
    private readonly List<PrivateKeyring> _keyrings = [];
    private readonly List<DirectoryInfo> _homes = [];

    public void Dispose()
    {
        foreach (var keyring in _keyrings)
            keyring.Dispose();
        foreach (var home in _homes)
            home.Delete(recursive: true);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_migration_keeps_its_key_there_and_nowhere_else()
    {
        var keyring = Keyring();

        var first = await RunAsync(keyring);
        var second = await RunAsync(keyring);

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Contains("3 accounts", second.Output, StringComparison.Ordinal);
        Assert.Contains("Their key is in Secret Service.", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("openchime.db.keys", _folder.FileNames);
        Assert.Empty(_folder.FilesWith("sample-"));
    }

    [Fact]
    public async Task A_key_that_is_lost_destroys_nothing_and_is_not_replaced()
    {
        await RunAsync(Keyring());
        var content = _folder.Content();
        var empty = Keyring();

        var lost = await RunAsync(empty);
        var refused = await AddAsync(empty, "new@gmail.example");
        var again = await RunAsync(empty);

        Assert.All([lost, refused, again], result =>
        {
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("Encryption key not found", result.Error, StringComparison.Ordinal);
            Assert.Contains("re-authenticate your accounts", result.Error, StringComparison.Ordinal);
            Assert.Contains("google user1@gmail.example", result.Error, StringComparison.Ordinal);
        });
        Assert.Equal(content, _folder.Content());
    }

    [Fact]
    public async Task Accounts_whose_key_is_lost_can_be_removed_and_added_under_a_new_one()
    {
        await RunAsync(Keyring());
        var keyring = Keyring();

        foreach (var account in new[] { 1, 2, 3 })
        {
            var (provider, name, _, _) = LegacyDatabase.Account(account);
            Assert.Equal(0, (await RunAsync(keyring, "remove", provider, name)).ExitCode);
        }

        Assert.Equal(["0|0"], _folder.Query("SELECT (SELECT COUNT(*) FROM accounts), (SELECT COUNT(*) FROM events)"));
        Assert.Equal(0, (await AddAsync(keyring, "user1@gmail.example")).ExitCode);
        var start = await RunAsync(keyring);
        Assert.Equal((0, ""), (start.ExitCode, start.Error));
        Assert.Contains("1 account (1 google)", start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_not_removed()
    {
        var result = await ChildProcess.OpenChimeAsync(_folder.Database, "remove", "google", "nobody@gmail.example");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("There is no google account nobody@gmail.example", result.Error, StringComparison.Ordinal);
        Assert.Equal(["3"], _folder.Query("SELECT COUNT(*) FROM accounts"));
    }

    [Fact]
    public async Task A_locked_keyring_is_no_reason_to_connect_accounts_again()
    {
        var keyring = Keyring();
        await RunAsync(keyring);
        keyring.Dispose();
        var locked = Keyring(keyring.Folder, "another password");

        var result = await RunAsync(locked);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is locked", result.Error, StringComparison.Ordinal);
        Assert.Contains("Your accounts are still there", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("re-authenticate", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_store_nothing_is_changed_and_the_words_say_what_to_install_or_to_ask_for()
    {
        var content = _folder.Content();
        var nowhere = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DBUS_SESSION_BUS_ADDRESS"] = $"unix:path={_folder.Database}.no-bus" };

        var result = await ChildProcess.OpenChimeAsync(nowhere, "", [_folder.Database]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Secret Service is not available", result.Error, StringComparison.Ordinal);
        Assert.Contains("OAuth tokens remain in plaintext", result.Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install gnome-keyring", result.Error, StringComparison.Ordinal);
        Assert.Contains("--key-file", result.Error, StringComparison.Ordinal);
        Assert.Equal(content, _folder.Content());
        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
    }

    [Fact]
    public async Task A_key_file_that_was_asked_for_once_is_remembered_to_the_user_where_it_is_not_asked_for()
    {
        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);

        var result = await RunAsync(Keyring());

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("There is a key file beside the database: start OpenChime with --key-file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_runs_on_a_keyring_of_its_own()
    {
        var result = await ChildProcess.OpenChimeAsync(new Dictionary<string, string?>(StringComparer.Ordinal), "", ["--private-keyring"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("50 accounts", result.Output, StringComparison.Ordinal);
        Assert.Contains("Their key is in Secret Service.", result.Output, StringComparison.Ordinal);
        var database = result.Output.Split('\n').First(line => line.EndsWith("openchime.db", StringComparison.Ordinal)).Trim();
        Directory.Delete(Path.GetDirectoryName(database)!, recursive: true);
    }

    private PrivateKeyring Keyring(string? folder = null, string password = "password")
    {
        if (folder is null)
        {
            _homes.Add(Directory.CreateTempSubdirectory("openchime-keyring-"));
            folder = _homes[^1].FullName;
        }

        _keyrings.Add(PrivateKeyring.Start(folder, password));
        return _keyrings[^1];
    }

    private Task<ProcessResult> RunAsync(PrivateKeyring keyring, params IEnumerable<string> words) =>
        ChildProcess.OpenChimeAsync(keyring.Environment, "", [_folder.Database, .. words]);

    private Task<ProcessResult> AddAsync(PrivateKeyring keyring, string name) =>
        ChildProcess.OpenChimeAsync(keyring.Environment, "plaintext_auth\nplaintext_refresh\n", [_folder.Database, "add", "google", name]);
}
