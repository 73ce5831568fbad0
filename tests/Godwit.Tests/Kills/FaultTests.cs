using System.Globalization;
using Xunit.Abstractions;

namespace Godwit.Tests;

/// <summary>Each operation of the file system fails once, and from then on; see the helper process for how.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly bool IsSoak = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1";

    public static TheoryData<string, string> Upgrades()
    {
        var data = new TheoryData<string, string>();
        foreach (var set in (string[])["plain", "split", "erase", "resumable"])
        {
            foreach (var journal in IsSoak ? (string[])["DELETE", "TRUNCATE", "PERSIST", "WAL"] : [set == "plain" ? "WAL" : "DELETE"])
                data.Add(set, journal);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Upgrades))]
    public async Task Whatever_fails_what_the_run_says_of_the_database_is_true(string set, string journal)
    {
        // The faults are ours, not the disk's: memory is a faster place for them.
        var folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"godwit-{Guid.NewGuid():N}")).FullName;
        try
        {
            var (_, lines) = await KillHost.RunAsync("faults", folder, set, journal, IsSoak ? "1" : "4");
            output.WriteLine($"{set} {journal}\n{string.Join('\n', lines)}");
            Assert.DoesNotContain(lines, line => line.StartsWith("bad", StringComparison.Ordinal));
            Assert.True(int.Parse(lines[^1].Split(' ')[^1], CultureInfo.InvariantCulture) > (IsSoak ? 350 : 80));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
