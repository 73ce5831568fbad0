using System.Reflection;

namespace Godwit.Generators.Tests;

/// <summary>What the lock file does to the registry, and what the tool that writes it gets.</summary>
public class LockTests
{
    [Fact]
    public async Task Former_checksums_reach_the_runtime()
    {
        var result = await Locked.With($"1 a {Locked.One} was v1:00 was v1:11\n2 b {Locked.Two}\n").BuildAsync();

        var steps = result.Load().Steps;
        Assert.Equal(["v1:00", "v1:11"], steps[0].FormerChecksums);
        Assert.Empty(steps[1].FormerChecksums);
    }

    [Fact]
    public async Task The_fingerprint_counts_what_was_released_first()
    {
        var released = await TestProject.WithSet().File("Migrations/1_a.sql", "SELECT 0;").BuildAsync();
        var changed = await TestProject.WithSet().File("Migrations/1_a.sql", "SELECT 1;")
            .File(Locked.Path, $"1 a {Locked.One} was {Sql.Scripts.ScriptChecksum.Compute("SELECT 0;")}\n").BuildAsync();

        static string Fingerprint(BuildResult result) => result.Sources["AppDatabase.g.cs"].Split('\n').Single(line => line.Contains(" Fingerprint ", StringComparison.Ordinal)).Trim();
        Assert.Equal(Fingerprint(released), Fingerprint(changed));
    }

    [Fact]
    public async Task A_build_that_writes_hands_over_its_lines_and_no_lock_rule_speaks()
    {
        var result = await Locked.With($"1 a v1:00\n").DataMigration("3, \"fill it\"").Property("GodwitLock", "write").BuildAsync();

        var metadata = result.Assembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Godwit.Lock:Migrations");
        var lines = metadata.Value!.Split('\n');
        Assert.Equal([$"1 a {Locked.One}", $"2 b {Locked.Two}"], lines[..2]);
        Assert.StartsWith("3 fill%20it v1:", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_build_emits_no_lines() =>
        Assert.DoesNotContain((await Locked.Project.BuildAsync()).Sources.Keys, hint => hint.Contains("lock", StringComparison.Ordinal));
}
