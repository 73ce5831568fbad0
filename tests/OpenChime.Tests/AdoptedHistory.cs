namespace OpenChime.Tests;

/// <summary>Databases in which an older program has kept the document's own schema_migrations, checksums NULL.</summary>
public sealed class AdoptedHistory : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 3);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recorded_versions_keep_their_rows_and_are_not_run_again()
    {
        MakeVersion2(_folder);

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);

        Assert.Equal(["1|baseline_schema|2025-11-24 14:30:00", "2|add_encryption_metadata|2025-11-24 14:30:00"],
            _folder.Query("SELECT version, name, applied_at FROM schema_migrations WHERE version < 3 ORDER BY version"));
        Assert.Equal(["3|encrypt_plaintext_tokens|1"], _folder.Query("SELECT version, name, checksum LIKE 'v1:%' FROM schema_migrations WHERE version = 3"));
        Assert.Equal(["3"], _folder.Query("SELECT COUNT(*) FROM accounts WHERE encryption_version = 1"));
    }

    [Fact]
    public async Task A_history_of_the_baseline_alone_goes_on_from_there()
    {
        _folder.Execute(HistoryTable + "INSERT INTO schema_migrations (version, name) VALUES (1, 'baseline_schema');");

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
        Assert.Equal(["1", "2", "3"], _folder.Query("SELECT version FROM schema_migrations ORDER BY version"));
    }

    [Fact]
    public async Task An_empty_history_table_is_filled()
    {
        _folder.Execute(HistoryTable);

        Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);
        Assert.Equal(["1", "2", "3"], _folder.Query("SELECT version FROM schema_migrations ORDER BY version"));
    }

    [Fact]
    public async Task A_table_of_that_name_from_another_tool_is_refused_and_left_alone()
    {
        _folder.Execute("CREATE TABLE schema_migrations (version TEXT PRIMARY KEY); INSERT INTO schema_migrations VALUES ('20240101120000')");
        var content = _folder.Content();

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("managed by another program", result.Error, StringComparison.Ordinal);
        Assert.Equal(content, _folder.Content());
        Assert.Empty(_folder.Backups);
    }

    /// <summary>A database on which the document's versions 1 and 2 ran, by the document's own SQL.</summary>
    internal static void MakeVersion2(TestFolder folder) => folder.Execute(HistoryTable + """
        ALTER TABLE accounts ADD COLUMN encryption_version INTEGER DEFAULT NULL;
        ALTER TABLE accounts ADD COLUMN encrypted_at DATETIME DEFAULT NULL;
        INSERT INTO schema_migrations (version, name, applied_at)
        VALUES (1, 'baseline_schema', '2025-11-24 14:30:00'), (2, 'add_encryption_metadata', '2025-11-24 14:30:00');
        """);

    private const string HistoryTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            checksum TEXT
        );

        """;
}
