using System.Globalization;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Support;

/// <summary>Seeds of random tests: another one in each run, printed, and settable by GODWIT_SEED to run one again.</summary>
internal static class Seed
{
    public static int Next(ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable("GODWIT_SEED");
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"GODWIT_SEED={seed}");
        return seed;
    }
}
