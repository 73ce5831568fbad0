using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

/// <summary>
/// A real process, killed with SIGKILL after each step and at random moments. Afterwards a key in the store opens the
/// database, nothing is lost, nothing is plain, and doing it again comes to the end.
/// </summary>
[Collection(nameof(WholeMachine))]
public sealed class KillTests
{
    private static readonly int RandomKills = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? 200 : 25;

    [Fact]
    public Task A_rotation() => KillEverywhereAsync(
        "rotate",
        [EncryptionStep.FileTaken, EncryptionStep.PendingKeyStored, EncryptionStep.Rekeyed, EncryptionStep.BackupsChanged, EncryptionStep.CurrentKeyStored, EncryptionStep.PendingKeyRemoved],
        async profile =>
        {
            await profile.CreateEncryptedAsync();
            File.Copy(profile.Database, profile.Database + ".backup_20260101_000000");
        });

    [Fact]
    public Task An_encryption_in_place() => KillEverywhereAsync(
        "encrypt",
        [EncryptionStep.FileTaken, EncryptionStep.PendingKeyStored, EncryptionStep.Exported, EncryptionStep.Replaced, EncryptionStep.BackupsChanged, EncryptionStep.CurrentKeyStored, EncryptionStep.PendingKeyRemoved],
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
        [EncryptionStep.FileTaken, EncryptionStep.Exported, EncryptionStep.Replaced],
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
        [EncryptionStep.CurrentKeyStored, EncryptionStep.LegacyFileRenamed],
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
    public Task A_migration_of_an_encrypted_database() => KillEverywhereAsync("migrate", [], profile => profile.CreateEncryptedAsync());

    private static async Task KillEverywhereAsync(string operation, EncryptionStep[] steps, Func<KillProfile, Task> prepare)
    {
        using var template = new KillProfile("WAL");
        await prepare(template);
        var whole = long.Parse((await RunAsync(template, operation, "never", killed: false))!, CultureInfo.InvariantCulture);
        var random = new Random(4711);
        var moments = steps.Select(step => step.ToString())
            .Concat(Enumerable.Range(0, RandomKills).Select(_ => random.NextInt64(whole).ToString(CultureInfo.InvariantCulture)));
        foreach (var (turn, moment) in moments.Index())
        {
            using var profile = new KillProfile(turn % 2 == 0 ? "WAL" : "DELETE");
            await prepare(profile);
            try
            {
                await RunAsync(profile, operation, moment, killed: !char.IsAsciiDigit(moment[0]));
                await profile.AssertNothingLostAsync(operation);
                await RunAsync(profile, operation, "never", killed: false);
                await profile.AssertDoneAsync();
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Killed at {moment} of {whole} µs.", error);
            }
        }
    }

    private static async Task<string?> RunAsync(KillProfile profile, string operation, string moment, bool killed)
    {
        using var process = Host.Start(profile.Environment, "run", operation, profile.Database, profile.Keys, moment);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 137 || (process.ExitCode == 0 && !killed), $"exit {process.ExitCode}: {await errors}");
        Assert.True(moment != "never" || process.ExitCode == 0);
        return output;
    }
}
