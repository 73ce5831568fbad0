using System.Globalization;

namespace OpenChime.Tests;

/// <summary>Databases whose last changes are still in the -wal file, and programs that keep writing.</summary>
public sealed class WriteAheadLog : IDisposable
{
    private readonly TestFolder _folder = TestFolder.WithLegacyDatabase(accounts: 10);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Unflushed_pages_are_in_the_backup_and_in_the_database()
    {
        Assert.True(new FileInfo(_folder.Database + "-wal").Length > 0);

        using (_folder.Reader())
        {
            Assert.Equal(0, (await ChildProcess.OpenChimeAsync(_folder.Database)).ExitCode);

            foreach (var database in new[] { Assert.Single(_folder.Backups), _folder.Database })
            {
                Assert.Equal([$"{10 * LegacyDatabase.EventsPerAccount}"], TestFolder.Query(database, "SELECT COUNT(*) FROM events"));
                Assert.Equal(["2026-01-31"], TestFolder.Query(database, "SELECT value FROM settings WHERE key = 'last_opened'"));
            }
        }
    }

    [Fact]
    public async Task The_database_stays_in_WAL_mode()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(["wal"], _folder.Query("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_second_program_that_writes_meanwhile_loses_nothing()
    {
        using var reader = _folder.Reader();
        using var writer = await ChildProcess.WriterAsync(_folder.Database);
        var result = await ChildProcess.OpenChimeAsync(_folder.Database);
        writer.StandardInput.Close();
        var written = int.Parse((await writer.StandardOutput.ReadToEndAsync()).Trim(), CultureInfo.InvariantCulture);
        await writer.WaitForExitAsync();

        Assert.Equal((0, 0, ""), (result.ExitCode, writer.ExitCode, result.Error));
        Assert.Equal(["3"], _folder.Query("SELECT COUNT(*) FROM schema_migrations"));
        Assert.Equal([$"{written}"], _folder.Query("SELECT COUNT(*) FROM settings WHERE key LIKE 'written_%'"));

        // No write falls between backup and migration: the backup holds an unbroken beginning of what was written.
        Assert.Equal(["1"], TestFolder.Query(Assert.Single(_folder.Backups), "SELECT COUNT(*) = MAX(CAST(value AS INTEGER)) FROM settings WHERE key LIKE 'written_%'"));
    }

    [Fact]
    public async Task A_database_of_a_newer_OpenChime_is_refused_and_left_alone()
    {
        await ChildProcess.OpenChimeAsync(_folder.Database);
        _folder.Execute("INSERT INTO schema_migrations (version, name) VALUES (4, 'a'), (5, 'b'), (6, 'c'), (7, 'd'); PRAGMA user_version = 0");
        var content = _folder.Content();

        var result = await ChildProcess.OpenChimeAsync(_folder.Database);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("update OpenChime", result.Error, StringComparison.Ordinal);
        Assert.Equal(content, _folder.Content());
    }
}
