using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Godwit.Encryption.Tests;

/// <summary>
/// A real process, killed with SIGKILL at each step and at moments that are spread over the whole of it. Afterwards a key in the store opens the
/// database, nothing is lost, nothing is plain, and doing it again comes to the end.
/// </summary>
[Collection(nameof(WholeMachine))]
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int RandomKills = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? 400 : 100;

    // More than there are processors: a process that starts mostly computes, one that is killed mostly waits for the disk.
    private static readonly int AtOnce = Environment.ProcessorCount + 1;

    [Fact]
    public Task A_rotation() => KillEverywhereAsync(
        "rotate",
        [nameof(EncryptionStep.FileTaken), nameof(EncryptionStep.PendingKeyStored), nameof(EncryptionStep.Rekeyed), nameof(EncryptionStep.BackupsChanged), nameof(EncryptionStep.CurrentKeyStored), nameof(EncryptionStep.PendingKeyRemoved)],
        async profile =>
        {
            await profile.CreateEncryptedAsync();
            File.Copy(profile.Database, profile.Database + ".backup_20260101_000000");
        });

    [Fact]
    public Task An_encryption_in_place() => KillEverywhereAsync(
        "encrypt",
        [nameof(EncryptionStep.FileTaken), nameof(EncryptionStep.PendingKeyStored), nameof(EncryptionStep.Exported), nameof(EncryptionStep.Replaced), nameof(EncryptionStep.BackupsChanged), nameof(EncryptionStep.CurrentKeyStored), nameof(EncryptionStep.PendingKeyRemoved)],
        profile =>
        {
            using (var connection = FileStates.Connect(profile.Database, SqliteOpenMode.ReadWriteCreate))
                TestDatabase.Fill(connection, profile.JournalMode, KillProfile.Rows);
            File.Copy(profile.Database, profile.Database + ".backup_20260101_000000");
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_conversion_of_an_older_format() => KillEverywhereAsync(
        "upgrade",
        [nameof(EncryptionStep.FileTaken), nameof(EncryptionStep.Exported), nameof(EncryptionStep.Replaced)],
        async profile =>
        {
            using var key = DatabaseKey.Generate();
            await new DatabaseKeys(profile.Store, "app").StoreCurrentAsync(key, KeyRing.Empty, default);
            using var old = new EncryptedDatabase(profile.Database, key) { CipherCompatibility = SqlCipherLibrary.Major == 3 ? 1 : 3 };
            using var connection = old.Open();
            TestDatabase.Fill(connection, profile.JournalMode, KillProfile.Rows);
        });

    [Fact]
    public Task An_import() => KillEverywhereAsync(
        "import",
        [nameof(EncryptionStep.CurrentKeyStored), nameof(EncryptionStep.LegacyFileRenamed)],
        profile =>
        {
            using var key = DatabaseKey.Generate();
            using (var database = new EncryptedDatabase(profile.Database, key))
            using (var connection = database.Open())
                TestDatabase.Fill(connection, profile.JournalMode, KillProfile.Rows);
            LegacyProfile.Write(profile.Folder, key);
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_migration_of_an_encrypted_database() => KillEverywhereAsync(
        "migrate",
        ["locked", "backup begun", "backup copied", "backup synced", "backup complete", "statement", "step", "statement", "statement", "step", "statement", "statement", "step", "verified", "before commit", "committed", "pruned"],
        profile => profile.CreateEncryptedAsync());

    private async Task KillEverywhereAsync(string operation, string[] steps, Func<KillProfile, Task> prepare)
    {
        using var wal = new KillProfile("WAL");
        using var delete = new KillProfile("DELETE");
        await prepare(wal);
        await prepare(delete);
        var length = await MeasureAsync(wal, operation, steps);
        var random = new Random(4711);
        var moments = steps.Select((_, step) => $"#{step}")
            .Concat(Enumerable.Range(0, RandomKills).Select(i => ((long)((i + random.NextDouble()) / RandomKills * length)).ToString(CultureInfo.InvariantCulture)));
        var reached = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(moments.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (turn, _) =>
        {
            using var profile = (turn.Index % 2 == 0 ? wal : delete).Copy();
            reached.Add(await KillOnceAsync(profile, operation, steps, turn.Item, length));
        });
        output.WriteLine($"{operation}, {length} µs: {steps.Length} kills at steps and {RandomKills} at random, none bad. The last step before the kill:");
        foreach (var group in reached.GroupBy(step => step).OrderBy(group => Array.IndexOf(steps, group.Key)))
            output.WriteLine($"  {group.Key}: {group.Count()}");
    }

    /// <summary>Kills, looks, and does it again; returns the step that was reached.</summary>
    private static async Task<string> KillOnceAsync(KillProfile profile, string operation, string[] steps, string moment, long length)
    {
        try
        {
            var (killed, lines) = await RunAsync(profile, operation, moment);
            Assert.True(killed || moment[0] != '#');
            await profile.AssertNothingLostAsync(operation);
            Assert.False((await RunAsync(profile, operation, "never")).Killed);
            await profile.AssertDoneAsync();
            return lines switch
            {
                [] => "begin",
                [.., var last] when steps.Contains(last, StringComparer.Ordinal) => last,
                _ => "end",
            };
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Killed at {moment} of {length} µs.", error);
        }
    }

    /// <summary>How long it takes in microseconds where as much goes on beside it as there will; and that its steps are the expected ones.</summary>
    private static async Task<long> MeasureAsync(KillProfile template, string operation, string[] steps)
    {
        var lengths = new ConcurrentBag<long>();
        await Parallel.ForAsync(0, 2 * AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) =>
        {
            using var profile = template.Copy();
            var (_, lines) = await RunAsync(profile, operation, "never");
            Assert.Equal(steps, lines[..^1]);
            lengths.Add(long.Parse(lines[^1], CultureInfo.InvariantCulture));
        });
        return lengths.Order().ElementAt(AtOnce);
    }

    private static async Task<(bool Killed, string[] Lines)> RunAsync(KillProfile profile, string operation, string moment)
    {
        using var process = Host.Start(profile.Environment, "run", operation, profile.Database, profile.Keys, moment);
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or 137, $"exit {process.ExitCode}: {await errors}");
        return (process.ExitCode == 137, lines);
    }
}
