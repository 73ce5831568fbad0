using System.Globalization;
using Xunit.Abstractions;

namespace Godwit.Tests;

/// <summary>
/// Real files, real processes, SIGKILL: at every boundary of a run and at random moments. The next start always ends at
/// the old or the new database, whole and without a row lost. <c>GODWIT_SOAK=1</c> runs the full numbers.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1";

    public static TheoryData<string, string> Upgrades()
    {
        var data = new TheoryData<string, string>();
        if (!IsSoak)
        {
            data.Add("plain", "WAL");
            data.Add("split", "DELETE");
            data.Add("erase", "WAL");
            data.Add("resumable", "DELETE");
            return data;
        }

        foreach (var set in (string[])["plain", "split", "erase", "resumable"])
        {
            foreach (var journal in (string[])["DELETE", "TRUNCATE", "PERSIST", "WAL"])
                data.Add(set, journal);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Upgrades))]
    public async Task An_upgrade_killed_at_any_boundary_or_moment_ends_whole(string set, string journal)
    {
        var (boundaries, duration) = await RehearseAsync(set, journal);
        var kills = 0;
        for (var at = 0; at < boundaries; at++)
            kills += await KillOnceAsync(set, journal, $"at={at}") ? 1 : 0;
        Assert.Equal(boundaries, kills);
        var random = new Random(journal.Length * 1000 + set.Length);
        for (var i = 0; i < (IsSoak ? 200 : 3); i++)
            kills += await KillOnceAsync(set, journal, $"after={random.NextInt64((long)(duration * 1.2))}") ? 1 : 0;
        output.WriteLine($"{set} {journal}: {kills} kills at {boundaries} boundaries and at random, none bad");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_recovery_that_is_killed_is_done_by_the_next_start(string journal)
    {
        using var rehearsal = Old(journal);
        var (_, lines) = await KillHost.RunAsync("migrate", rehearsal.Path, "split", $"journal={journal}", "list");
        var parted = lines.Skip(1).TakeWhile(line => !line.StartsWith("part committed", StringComparison.Ordinal)).Count();
        var kills = 0;
        var isOver = false;
        for (var at = 0; !isOver; at += IsSoak ? 1 : 2)
        {
            using var database = Old(journal);
            Assert.True((await KillHost.RunAsync("migrate", database.Path, "split", $"journal={journal}", $"at={parted + 2}")).WasKilled);
            var (wasKilled, _) = await KillHost.RunAsync("migrate", database.Path, "split", $"journal={journal}", $"at={at}");
            isOver = !wasKilled;
            kills += wasKilled ? 1 : 0;
            await ExpectNewAsync(database, "split");
        }

        Assert.InRange(kills, 7, 200);
        output.WriteLine($"recovery {journal}: {kills} kills, none bad");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_restore_that_is_killed_leaves_the_database_before_or_after_it(string journal)
    {
        var kills = 0;
        var isOver = false;
        for (var at = 0; !isOver || at < (IsSoak ? 200 : 0); at++)
        {
            using var database = Old(journal);
            var backup = (await database.MigrateAsync(KillSets.ByName("plain"))).BackupPath!;
            var random = at * 400;
            var (wasKilled, _) = await KillHost.RunAsync("restore", database.Path, "plain", $"backup={backup}", isOver ? $"after={random}" : $"at={at}");
            isOver |= !wasKilled;
            kills += wasKilled ? 1 : 0;
            Assert.Contains(State(database), (string[])["old", "new"]);
            var report = await new Migrator(KillSets.ByName("plain").Build()).RestoreAsync(database.Database, backup);
            Assert.Equal("old", State(database));
            Assert.Equal(1, report.Version);
        }

        output.WriteLine($"restore {journal}: {kills} kills, none bad");
    }

    /// <summary>How many boundaries an upgrade passes, and how long it takes in microseconds.</summary>
    private static async Task<(int Boundaries, double Duration)> RehearseAsync(string set, string journal)
    {
        using var database = Old(journal);
        var (_, lines) = await KillHost.RunAsync("migrate", database.Path, set, $"journal={journal}", "list");
        Assert.StartsWith("applied ", lines[^1], StringComparison.Ordinal);
        return (lines.Count - 2, double.Parse(lines[^2].Split(' ')[^1], CultureInfo.InvariantCulture));
    }

    private static async Task<bool> KillOnceAsync(string set, string journal, string kill)
    {
        using var database = Old(journal);
        var (wasKilled, _) = await KillHost.RunAsync("migrate", database.Path, set, $"journal={journal}", kill);
        if (set != "split")
            Assert.Contains(State(database), set == "resumable" ? ["old", "half", "partly", "new"] : (string[])["old", "new"]);
        await ExpectNewAsync(database, set);
        return wasKilled;
    }

    /// <summary>The next start finishes what is to be finished, and leaves only the files that the documentation names.</summary>
    private static async Task ExpectNewAsync(TempDatabase database, string set)
    {
        await database.MigrateAsync(KillSets.ByName(set));
        Assert.Equal("new", State(database));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name LIKE '%owed%'"));
        Assert.All(database.Files, file => Assert.Matches(@"^app\.db(-journal|\.migrating|\.(backup|replaced)_[0-9]{8}_[0-9]{6}(_[0-9]+)?)?$", file));
    }

    internal static string State(TempDatabase database) => KillDatabase.State(database.Database, KillSets.Rows);

    internal static TempDatabase Old(string journal)
    {
        var database = new TempDatabase();
        KillDatabase.Fill(database.Database, journal, KillSets.Rows);
        return database;
    }
}
