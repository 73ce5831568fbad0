using Xunit.Abstractions;

namespace Godwit.Tests;

/// <summary>Bits flip and files end early. What is found is refused by name, and what is refused is unchanged.</summary>
public sealed class CorruptionTests(ITestOutputHelper output)
{
    private static readonly TestSet Set = TestSet.Of((1, "first", "CREATE TABLE first(x)"), (2, "touch", "UPDATE t SET x = 'new'; CREATE INDEX t_y ON t(y);"));

    private static readonly int Flips = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? 5000 : 150;

    [Fact]
    public async Task A_flipped_bit_in_the_database_is_refused_by_name_or_does_no_harm()
    {
        using var database = Filled();
        var original = await File.ReadAllBytesAsync(database.Path);
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < Flips; i++)
        {
            var flipped = original.ToArray();
            // The header, the schema and the inner pages are a small part of the file, and the interesting one.
            var position = random.Next(i % 2 == 0 ? 4096 : flipped.Length);
            flipped[position] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(database.Path, flipped);
            if (await FailureAsync(database) is { } failure)
            {
                refused++;
                Assert.True(failure.State is DatabaseState.Unchanged or DatabaseState.RolledBack, failure.ToString());
                Assert.Equal(flipped, await File.ReadAllBytesAsync(database.Path));
            }

            Clean(database);
        }

        Assert.InRange(refused, 1, Flips);
        output.WriteLine($"{Flips} flips, {refused} refused, all unchanged");
    }

    [Fact]
    public async Task A_database_that_ends_early_is_refused_by_name_and_unchanged()
    {
        using var database = Filled();
        var original = await File.ReadAllBytesAsync(database.Path);
        for (var length = 1; length < original.Length; length += 1777)
        {
            var cut = original[..length];
            await File.WriteAllBytesAsync(database.Path, cut);
            var failure = await FailureAsync(database);
            Assert.True(failure is NotADatabaseException or CorruptDatabaseException, $"{length}: {failure}");
            Assert.Equal(DatabaseState.Unchanged, failure.State);
            Assert.Equal(cut, await File.ReadAllBytesAsync(database.Path));
            Assert.Equal(["app.db"], database.Files);
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_a_backup_is_refused_by_name_or_does_no_harm()
    {
        using var database = Filled();
        var backup = (await database.MigrateAsync(Set)).BackupPath!;
        var original = await File.ReadAllBytesAsync(backup);
        var live = await File.ReadAllBytesAsync(database.Path);
        var random = new Random(2);
        var refused = 0;
        for (var i = 0; i < Flips; i++)
        {
            var flipped = original.ToArray();
            flipped[random.Next(i % 2 == 0 ? 4096 : flipped.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(backup, flipped);
            await File.WriteAllBytesAsync(database.Path, live);
            try
            {
                await new Migrator(Set.Build()).RestoreAsync(database.Database, backup);
                Assert.Equal(400, database.Number("SELECT count(*) FROM t"));
            }
            catch (BackupMismatchException)
            {
                refused++;
                Assert.Equal(live, await File.ReadAllBytesAsync(database.Path));
            }

            Assert.Equal(flipped, await File.ReadAllBytesAsync(backup));
            foreach (var replaced in Directory.GetFiles(database.Folder, "*.replaced_*"))
                File.Delete(replaced);
        }

        Assert.InRange(refused, 1, Flips);
        output.WriteLine($"{Flips} flips, {refused} refused");
    }

    private static async Task<MigrationException?> FailureAsync(TempDatabase database)
    {
        try
        {
            await database.MigrateAsync(Set);
            return null;
        }
        catch (MigrationException failure)
        {
            return failure;
        }
    }

    private static void Clean(TempDatabase database)
    {
        foreach (var file in Directory.GetFiles(database.Folder).Where(file => file != database.Path))
            File.Delete(file);
    }

    private static TempDatabase Filled() => new(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT, y BLOB)",
        "CREATE INDEX t_x ON t(x)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO t SELECT i, 'text ' || i, zeroblob(60) FROM n");
}
