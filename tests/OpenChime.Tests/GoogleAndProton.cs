namespace OpenChime.Tests;

/// <summary>Test 6 of the requirements: both kinds of account together.</summary>
public sealed class GoogleAndProton : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Both_are_encrypted_and_Proton_still_has_no_refresh_token()
    {
        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);

        Assert.Equal(["google|1|1", "proton|1|0"],
            _folder.Query("SELECT provider, encryption_version, refresh_token IS NOT NULL as has_refresh FROM accounts ORDER BY id"));
        Assert.Equal(["0"], _folder.Query("SELECT COUNT(*) FROM accounts WHERE auth_data LIKE '%sample%' OR refresh_token LIKE '%sample%'"));
    }

    [Fact]
    public async Task Nothing_but_the_tokens_their_metadata_and_the_time_stamp_changes()
    {
        const string Rest = "SELECT id, provider, account_name, last_synced_at, created_at FROM accounts";
        var content = _folder.Query($"{Rest} ORDER BY id").Concat(_folder.Query("SELECT * FROM events ORDER BY id")).Concat(_folder.Query("SELECT * FROM settings ORDER BY key")).ToList();
        Assert.Equal(2 + 2 * LegacyDatabase.EventsPerAccount + 4, content.Count);

        await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(content, _folder.Query($"{Rest} ORDER BY id").Concat(_folder.Query("SELECT * FROM events ORDER BY id")).Concat(_folder.Query("SELECT * FROM settings ORDER BY key")));
    }

    [Fact]
    public async Task The_same_token_is_stored_differently_for_each_account()
    {
        _folder.Execute("UPDATE accounts SET auth_data = 'the same'");

        await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(["2"], _folder.Query("SELECT COUNT(DISTINCT auth_data) FROM accounts"));
    }

    [Fact]
    public async Task A_token_moved_to_another_account_does_not_decrypt()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);
        _folder.Execute("UPDATE accounts SET auth_data = (SELECT auth_data FROM accounts WHERE id = 1) WHERE id = 2");

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("row 2", result.Error, StringComparison.Ordinal);
    }
}
