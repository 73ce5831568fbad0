using System.Globalization;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Support;

/// <summary>
/// Seeds of random tests, printed: the same one in each ordinary run, so that a change alone decides whether it passes,
/// another one in each soak (GODWIT_SOAK=1), and any by GODWIT_SEED, to run one again.
/// </summary>
internal static class Seed
{
    private const int Usual = 1407594823;

    public static int Next(ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable("GODWIT_SEED");
        var isSoak = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1";
        var seed = given is not null ? int.Parse(given, CultureInfo.InvariantCulture) : isSoak ? Random.Shared.Next() : Usual;
        output.WriteLine($"GODWIT_SEED={seed}");
        return seed;
    }
}
