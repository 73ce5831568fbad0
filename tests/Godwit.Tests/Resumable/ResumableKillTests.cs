using System.Globalization;
using Xunit.Abstractions;

namespace Godwit.Tests;

/// <summary>
/// A large table, SIGKILL at random moments, and starts that go on: every row is transformed exactly once and none is
/// lost. <c>GODWIT_SOAK=1</c> runs 200 kills of 1,000,000 rows.
/// </summary>
public sealed class ResumableKillTests(ITestOutputHelper output)
{
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1";
    private static readonly int Rows = IsSoak ? 1_000_000 : 200_000;
    private static readonly int Kills = IsSoak ? 200 : 8;

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Every_row_is_transformed_exactly_once(string journal)
    {
        using var template = Large(journal);
        var (firstBatch, duration) = await MeasureAsync(template, journal);
        var random = new Random(journal.Length);
        var states = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var databases = 0;
        for (var kills = 0; !IsEnough(kills); databases++)
        {
            using var database = CopyOf(template);
            while (true)
            {
                // Any moment of all that there is; most of them from the first batch on, and early enough for several kills of a database.
                var after = random.Next(4) == 0 ? random.NextInt64(duration) : firstBatch + random.NextInt64((duration - firstBatch) / 2);
                var (wasKilled, lines) = await KillHost.RunAsync("migrate", database.Path, "large", $"journal={journal}", IsEnough(kills) ? "list" : $"after={after}");
                var state = KillDatabase.State(database.Database, Rows);
                if (!wasKilled)
                {
                    Assert.StartsWith("applied ", lines[^1], StringComparison.Ordinal);
                    Assert.Equal("new", state);
                    break;
                }

                kills++;
                states[state] = states.GetValueOrDefault(state) + 1;
            }
        }

        output.WriteLine($"{journal}: {states.Values.Sum()} kills of {databases} databases with {Rows} rows, which left {string.Join(", ", states.Select(state => $"{state.Value} {state.Key}"))}; none bad");

        bool IsEnough(int kills) => kills >= Kills && states.GetValueOrDefault("half") >= Kills / 4;
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task After_a_kill_an_older_program_is_refused_and_a_restore_leads_back(string journal)
    {
        using var database = await KilledAsync(journal);
        Assert.Equal("half", KillTests.State(database));
        var (_, lines) = await KillHost.RunAsync("migrate", database.Path, "older", $"journal={journal}");
        Assert.StartsWith("failed DatabaseMigratingException Unchanged", lines[^1], StringComparison.Ordinal);
        Assert.Equal(MigrationState.Migrating, (await database.StatusAsync(KillSets.ByName("older"))).State);

        await new Migrator(KillSets.ByName("resumable").Build(), new MigratorOptions { WhenInterrupted = WhenInterrupted.Restore }).MigrateToAsync(database.Database, 1);
        Assert.Equal("old", KillTests.State(database));
        Assert.True((await database.MigrateAsync(KillSets.ByName("older"))).IsUpToDate);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Killed_anywhere_a_run_that_restores_leads_to_the_old_database_and_begins_anew(string journal)
    {
        using var rehearsal = KillTests.Old(journal);
        var (_, lines) = await KillHost.RunAsync("migrate", rehearsal.Path, "resumable", $"journal={journal}", "restore", "list");
        var boundaries = lines.Skip(1).SkipLast(1).Select((line, at) => (Name: line[..line.LastIndexOf(' ')], At: at)).Where(boundary => boundary.Name is "batch written" or "batch committed" or "verified").ToList();
        Assert.Equal(11, boundaries.Count);
        foreach (var (_, at) in boundaries.Where((_, index) => IsSoak || index % 3 == 1))
        {
            using var database = KillTests.Old(journal);
            Assert.True((await KillHost.RunAsync("migrate", database.Path, "resumable", $"journal={journal}", "restore", $"at={at}")).WasKilled);
            Assert.Equal(MigrationState.Migrating, (await database.StatusAsync(KillSets.ByName("resumable"))).State);
            var report = await database.MigrateAsync(KillSets.ByName("resumable"));
            Assert.Equal(3, report.Applied.Count);
            Assert.Contains(report.Warnings, warning => warning.Contains("was restored from", StringComparison.Ordinal));
            Assert.Equal("new", KillTests.State(database));
        }
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Who_waits_for_a_process_that_is_killed_goes_on_where_it_was(string journal)
    {
        using var database = KillTests.Old(journal);
        using var first = KillHost.Start("migrate", database.Path, "resumable", $"journal={journal}", "pause=batch committed");
        while (await first.StandardOutput.ReadLineAsync() is { } line && line != "paused")
        {
        }

        Assert.Equal((MigrationState.Migrating, 400L), await database.StatusAsync(KillSets.ByName("resumable")) is var status ? (status.State, status.ResumePoint!.Rows) : default);
        await Assert.ThrowsAsync<DatabaseMigratingException>(() => database.MigrateAsync(KillSets.ByName("older")));
        var waiting = new TaskCompletionSource();
        var second = database.MigrateAsync(KillSets.ByName("resumable"), new MigratorOptions
        {
            Progress = new Synchronous(progress => _ = progress.Phase == MigrationPhase.Waiting && waiting.TrySetResult()),
        });
        await waiting.Task;
        Assert.Equal(400, database.Number("SELECT count(*) FROM t WHERE x = 'new'"));
        first.Kill();
        Assert.Contains("400 of 2000 rows", Assert.Single((await second).Warnings), StringComparison.Ordinal);
        Assert.Equal("new", KillTests.State(database));
    }

    /// <summary>Half way, by a kill between two batches.</summary>
    private static async Task<TempDatabase> KilledAsync(string journal)
    {
        using var rehearsal = KillTests.Old(journal);
        var (_, lines) = await KillHost.RunAsync("migrate", rehearsal.Path, "resumable", $"journal={journal}", "list");
        var at = lines.Skip(1).TakeWhile(line => !line.StartsWith("batch committed", StringComparison.Ordinal)).Count();
        var database = KillTests.Old(journal);
        Assert.True((await KillHost.RunAsync("migrate", database.Path, "resumable", $"journal={journal}", $"at={at + 1}")).WasKilled);
        return database;
    }

    private static TempDatabase Large(string journal)
    {
        var database = new TempDatabase();
        KillDatabase.Fill(database.Database, journal, Rows);
        return database;
    }

    private static TempDatabase CopyOf(TempDatabase template)
    {
        var database = new TempDatabase();
        File.Copy(template.Path, database.Path);
        return database;
    }

    /// <summary>When the first batch is done, and when all of it, in microseconds.</summary>
    private static async Task<(long FirstBatch, long All)> MeasureAsync(TempDatabase template, string journal)
    {
        using var database = CopyOf(template);
        var (_, lines) = await KillHost.RunAsync("migrate", database.Path, "large", $"journal={journal}", "list");
        Assert.Equal("new", KillDatabase.State(database.Database, Rows));
        return (Moment(lines.First(line => line.StartsWith("batch written", StringComparison.Ordinal))), Moment(lines[^2]));

        static long Moment(string line) => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
    }
}
