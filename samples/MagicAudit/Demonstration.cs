namespace MagicAudit;

/// <summary>The start without a profile: three starts, as a user has them who installs two releases one after the other.</summary>
internal static class Demonstration
{
    public static async Task<int> RunAsync()
    {
        var profile = Directory.CreateTempSubdirectory("magic-audit-");
        try
        {
            LegacyProfile.Create(profile.FullName);
            Console.WriteLine($"A profile as release 1 left it: {string.Join(", ", profile.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal))}");
            foreach (var (release, rotate) in new[] { ("2.0.0", false), ("2.0.0", false), ("2.1.0", true) })
            {
                Console.WriteLine($"\nRelease {release}{(rotate ? " --rotate" : "")}");
                await new Application(profile.FullName, release).StartAsync(rotate);
            }

            return 0;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
