using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace Godwit.Encryption.Tests;

/// <summary>
/// A real process, killed with SIGKILL at each step and at moments that are spread over the whole of it. Afterwards a key
/// in the store opens the database, nothing is lost, nothing is told, and doing it again comes to the end.
/// </summary>
[Collection(nameof(WholeMachine))]
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int RandomKills = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? 400 : 100;

    // More than there are processors: a process that starts mostly computes, one that is killed mostly waits for the disk.
    private static readonly int AtOnce = Environment.ProcessorCount + 1;

    [Fact]
    public Task A_rotation() => KillEverywhereAsync("rotate", "FileTaken", "PendingKeyStored", "Rekeyed", "BackupsChanged", "CurrentKeyStored", "PendingKeyRemoved");

    [Fact]
    public Task An_encryption_in_place() =>
        KillEverywhereAsync("encrypt", "FileTaken", "PendingKeyStored", "Exported", "Replaced", "BackupsChanged", "CurrentKeyStored", "PendingKeyRemoved");

    [Fact]
    public Task A_conversion_of_an_older_format() => KillEverywhereAsync("upgrade", "FileTaken", "Exported", "Replaced");

    [Fact]
    public Task An_import() => KillEverywhereAsync("import", "CurrentKeyStored", "LegacyFileRenamed");

    [Fact]
    public Task A_migration_of_an_encrypted_database() => KillEverywhereAsync(
        "migrate", "locked", "backup begun", "backup copied", "backup synced", "backup complete", "statement", "step", "statement", "statement", "step", "statement", "statement", "step", "verified", "before commit", "committed", "pruned");

    private async Task KillEverywhereAsync(string operation, params string[] steps)
    {
        using var wal = await KillProfile.ForAsync(operation, "WAL");
        using var delete = await KillProfile.ForAsync(operation, "DELETE");
        var (length, first) = await MeasureAsync(wal, operation, steps);
        // Half of them count from the first step, because a good part of the time goes by before anything is touched.
        var moments = steps.Select((_, step) => $"#{step}").Concat(Spread("", length)).Concat(Spread("+", length - first));
        var reached = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(moments.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (turn, _) =>
        {
            using var profile = (turn.Index % 2 == 0 ? wal : delete).Copy();
            reached.Add(await KillOnceAsync(profile, operation, turn.Item, length));
        });
        output.WriteLine($"{operation}, {length} µs: {steps.Length} kills at steps and {RandomKills} at random, none bad. The last step before the kill:");
        foreach (var group in reached.GroupBy(step => step).OrderBy(group => Array.IndexOf(steps, group.Key)))
            output.WriteLine($"  {group.Key}: {group.Count()}");
    }

    private static IEnumerable<string> Spread(string from, long length)
    {
        var random = new Random(4711);
        return Enumerable.Range(0, RandomKills / 2).Select(i => from + ((long)((i + random.NextDouble()) * 2 / RandomKills * length)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Kills, looks, and does it again; returns the step that was reached.</summary>
    private static async Task<string> KillOnceAsync(KillProfile profile, string operation, string moment, long length)
    {
        try
        {
            var (killed, lines) = await profile.RunAsync(operation, moment);
            Assert.True(killed || moment[0] != '#');
            await profile.AssertNothingToldAsync(string.Concat(lines), operation == "encrypt" ? profile.Originals : []);
            await profile.AssertNothingLostAsync(operation);
            Assert.False((await profile.RunAsync(operation, "never")).Killed);
            await profile.AssertDoneAsync();
            return killed ? Steps(lines).LastOrDefault("begin") : "end";
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Killed at {moment} of {length} µs.", error);
        }
    }

    /// <summary>How long it takes in microseconds, and until its first step, where as much goes on beside it as there will; and that its steps are the expected ones.</summary>
    private static async Task<(long Length, long First)> MeasureAsync(KillProfile template, string operation, string[] steps)
    {
        var lengths = new ConcurrentBag<(long Length, long First)>();
        await Parallel.ForAsync(0, 2 * AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) =>
        {
            using var profile = template.Copy();
            var (_, lines) = await profile.RunAsync(operation, "never");
            Assert.Equal(steps, Steps(lines));
            lengths.Add((Number(lines[^1]), Number(lines.First(IsStep))));
        });
        return lengths.Order().ElementAt(AtOnce);
    }

    private static long Number(string line) => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);

    private static bool IsStep(string line) => line.StartsWith("step: ", StringComparison.Ordinal);

    private static IEnumerable<string> Steps(string[] lines) => lines.Where(IsStep).Select(line => line[6..line.LastIndexOf(' ')]);
}
