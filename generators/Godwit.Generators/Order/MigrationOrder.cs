using System.Globalization;
using System.Text.RegularExpressions;

namespace Godwit.Generators;

/// <summary>
/// The order of a set: versions are unique, and numbers below the timestamps count without a gap from 0 or 1.
/// The generator reports what scripts should change, the analyzer what classes should.
/// </summary>
internal static class MigrationOrder
{
    private static readonly Regex Version = new(@"^(?<v>[Vv]?)(?<digits>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Lowest version first; of two with the same version, the script before the class.</summary>
    public static IReadOnlyList<MigrationEntry> Sort(IEnumerable<MigrationEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Version).ThenByDescending(entry => entry.IsScript).ThenBy(entry => entry.Label, StringComparer.Ordinal).ThenBy(entry => entry.Path, StringComparer.Ordinal)];

    public static IReadOnlyList<OrderFault> Check(IReadOnlyList<MigrationEntry> sorted)
    {
        var faults = new List<OrderFault>();
        for (var index = 0; index < sorted.Count; index++)
        {
            var previous = index > 0 ? sorted[index - 1] : null;
            if (previous?.Version == sorted[index].Version)
                faults.Add(Duplicate(previous, sorted[index], sorted));
            else if (Gap(previous, sorted[index]) is { } gap)
                faults.Add(gap);
        }

        return faults;
    }

    private static OrderFault Duplicate(MigrationEntry first, MigrationEntry second, IReadOnlyList<MigrationEntry> sorted)
    {
        var free = sorted.Where(entry => !ScriptName.IsTimestamp(entry.Version)).Select(entry => entry.Version + 1).LastOrDefault();
        var remedy = ScriptName.IsTimestamp(second.Version) ? "give the newer one a later timestamp"
            : second.IsScript ? $"rename the newer one to {Renamed(second.Label, free)}"
            : $"give the newer one version {free}";
        return new(RuleCatalogue.DuplicateVersion, second, new([$"{second.Version}", first.Label, second.Label, remedy]));
    }

    private static OrderFault? Gap(MigrationEntry? previous, MigrationEntry entry)
    {
        var expected = previous is null ? 1 : previous.Version + 1;
        if (ScriptName.IsTimestamp(entry.Version) || entry.Version == expected || (previous is null && entry.Version == 0))
            return null;

        var missing = expected == entry.Version - 1 ? $"version {expected} is missing" : $"versions {expected} to {entry.Version - 1} are missing";
        var fact = previous is null ? $"The first migration is {entry.Label}, and {missing}" : $"{Capital(missing)} between {previous.Label} and {entry.Label}";
        var change = entry.IsScript ? $"rename {entry.Label} to {Renamed(entry.Label, expected)}" : $"give {entry.Label} version {expected}";
        return new(RuleCatalogue.Gap, entry, new([fact, $"{change}, or add what is missing"]));
    }

    private static string Renamed(string label, long version) =>
        Version.Replace(label, match => match.Groups["v"].Value + version.ToString(CultureInfo.InvariantCulture).PadLeft(match.Groups["digits"].Length, '0'));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
