using System.Diagnostics;
using Xunit.Abstractions;

namespace Godwit.Tests;

/// <summary>Many processes start at once on one database. <c>GODWIT_SOAK=1</c> runs 50 rounds of 16.</summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1";
    private static readonly int Processes = IsSoak ? 16 : 8;
    private static readonly int Rounds = IsSoak ? 50 : 1;

    [Theory]
    [InlineData("plain", "DELETE")]
    [InlineData("plain", "WAL")]
    [InlineData("split", "DELETE")]
    [InlineData("split", "WAL")]
    [InlineData("resumable", "DELETE")]
    [InlineData("resumable", "WAL")]
    public async Task Exactly_one_migrates_and_none_fails(string set, string journal)
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var database = KillTests.Old(journal);
            var results = await RaceAsync(Enumerable.Repeat((string[])["migrate", database.Path, set, "wait"], Processes));
            Assert.Equal(Processes, results.Count(result => result.StartsWith("applied", StringComparison.Ordinal)));
            Assert.Equal(Processes - 1, results.Count(result => result.StartsWith("applied 0", StringComparison.Ordinal)));
            Assert.Equal("new", KillTests.State(database));
            Assert.DoesNotContain("app.db.migrating", database.Files);
        }

        output.WriteLine($"{set} {journal}: {Rounds} rounds of {Processes} processes");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_migration_that_lasts_longer_than_the_timeout_is_waited_for(string journal)
    {
        using var database = KillTests.Old(journal);
        var results = await RaceAsync(Enumerable.Repeat((string[])["migrate", database.Path, "plain", "wait", "timeout=200", "hold=1000"], 6));
        Assert.Equal(5, results.Count(result => result.StartsWith("applied 0", StringComparison.Ordinal)));
        Assert.Single(results, result => result.StartsWith("applied 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Old_and_new_releases_that_start_together_never_harm_each_other(string journal)
    {
        using var database = KillTests.Old(journal);
        var results = await RaceAsync(Enumerable.Range(0, Processes).Select(i => (string[])["migrate", database.Path, i % 2 == 0 ? "plain" : "older", "wait"]));
        Assert.Single(results, result => result.StartsWith("applied 2", StringComparison.Ordinal));
        Assert.All(results.Where(result => !result.StartsWith("applied", StringComparison.Ordinal)), result => Assert.StartsWith("failed DatabaseTooNewException Unchanged", result, StringComparison.Ordinal));
        Assert.InRange(results.Count(result => result.StartsWith("failed", StringComparison.Ordinal)), 0, Processes / 2);
        Assert.Equal("new", KillTests.State(database));
    }

    [Fact]
    public async Task In_WAL_mode_readers_read_throughout_and_never_see_a_half_state()
    {
        using var database = KillTests.Old("WAL");
        using var reader = database.Open();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var hasRead = new TaskCompletionSource();
        using var over = new CancellationTokenSource();
        var reads = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
            {
                seen.Add(reader.Text("SELECT (SELECT max(version) FROM schema_migrations) || group_concat(x) FROM (SELECT DISTINCT x FROM t)")!);
                hasRead.TrySetResult();
            }
        });
        await Task.WhenAny(hasRead.Task, reads);
        await database.MigrateAsync(KillSets.ByName("plain"));
        await over.CancelAsync();
        await reads;
        seen.Add(reader.Text("SELECT (SELECT max(version) FROM schema_migrations) || group_concat(x) FROM (SELECT DISTINCT x FROM t)")!);
        Assert.Equal(["1old", "3new"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Under_a_rollback_journal_only_COMMIT_waits_for_a_reader()
    {
        using var database = KillTests.Old("DELETE");
        using var reader = database.Open();
        reader.Execute("BEGIN");
        Assert.Equal("old", reader.Text("SELECT x FROM t"));
        var isBeforeCommit = false;
        var waiting = new TaskCompletionSource();
        var waits = 0;
        var options = new MigratorOptions
        {
            ConfigureConnection = connection => connection.Execute("PRAGMA cache_size = 5"),
            Boundary = boundary => isBeforeCommit |= boundary == "before commit",
            Progress = new Synchronous(progress =>
            {
                if (progress.Phase != MigrationPhase.Waiting)
                    return;
                waits += isBeforeCommit ? 0 : 1;
                waiting.TrySetResult();
            }),
        };
        var run = database.MigrateAsync(KillSets.ByName("plain"), options);
        await waiting.Task;
        reader.Execute("COMMIT");
        Assert.Equal(2, (await run).Applied.Count);
        Assert.Equal(0, waits);
    }

    [Fact]
    public async Task A_reader_that_never_ends_is_named_after_the_timeout_and_all_is_rolled_back()
    {
        using var database = KillTests.Old("DELETE");
        using (var reader = database.Open())
        {
            reader.Execute("BEGIN");
            Assert.Equal("old", reader.Text("SELECT x FROM t"));
            var failure = await Assert.ThrowsAsync<DatabaseLockedException>(() => database.MigrateAsync(KillSets.ByName("plain"), new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(100) }));
            Assert.Equal(DatabaseState.RolledBack, failure.State);
            reader.Execute("COMMIT");
        }

        Assert.Equal("old", KillTests.State(database));
    }

    /// <summary>Starts all, lets them load, and lets them go at once; returns what each said last.</summary>
    private static async Task<IReadOnlyList<string>> RaceAsync(IEnumerable<string[]> starts)
    {
        var processes = starts.Select(arguments => KillHost.Start(arguments)).ToList();
        try
        {
            foreach (var process in processes)
                Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
            foreach (var process in processes)
                await process.StandardInput.WriteLineAsync();
            var results = new List<string>();
            foreach (var process in processes)
            {
                results.Add((await process.StandardOutput.ReadToEndAsync()).Trim());
                await process.WaitForExitAsync();
            }

            return results;
        }
        finally
        {
            processes.ForEach(End);
        }
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
