using System.Globalization;
using System.Text.RegularExpressions;

namespace Godwit.Generators;

/// <summary>
/// Reads <c>[V]&lt;version&gt;(_|__|-)&lt;name&gt;[.up|.down].sql</c>, or a folder <c>&lt;version&gt;_&lt;name&gt;</c> with
/// <c>up.sql</c>, <c>down.sql</c> or <c>migration.sql</c>.
/// </summary>
internal static class ScriptNameParser
{
    private const int LongestVersion = 18;

    // Dashes join groups of two digits or more to a timestamp: 2026-01-31-093000.
    private static readonly Regex Timestamp = Pattern(@"^[Vv]?(?<version>\d{4,}(-\d{2,})+)(?:__|_|-)(?<name>.+)$");
    private static readonly Regex Plain = Pattern(@"^[Vv]?(?<version>\d+)(?:__|_|-)(?<name>.+)$");

    /// <summary>Parses a path relative to the set's folder, with forward slashes.</summary>
    /// <returns>The name, or null and what is wrong with it.</returns>
    public static ScriptName? Parse(string path, out string fault)
    {
        var parts = path.Split('/');
        var file = WithoutExtension(parts[parts.Length - 1]);
        switch (parts.Length)
        {
            case 1:
                var isDown = TakeSuffix(ref file, ".down");
                if (!isDown)
                    TakeSuffix(ref file, ".up");
                return Parse(file, isDown, out fault);

            case 2 when file.ToLowerInvariant() is "up" or "migration" or "down":
                return Parse(parts[0], file.Equals("down", StringComparison.OrdinalIgnoreCase), out fault);

            case 2:
                fault = "a folder of one migration holds up.sql and down.sql, or migration.sql";
                return null;

            default:
                fault = "it is more than one folder deep";
                return null;
        }
    }

    private static ScriptName? Parse(string text, bool isDown, out string fault)
    {
        var match = Timestamp.Match(text);
        if (!match.Success || Digits(match).Length < 8)
            match = Plain.Match(text);
        fault = Fault(text, match);
        return fault.Length == 0 ? new ScriptName(long.Parse(Digits(match), CultureInfo.InvariantCulture), match.Groups["name"].Value, isDown) : null;
    }

    private static string Fault(string text, Match match)
    {
        if (!match.Success)
            return text.TrimStart('V', 'v').FirstOrDefault() is >= '0' and <= '9' ? "after the version comes '_', '__' or '-' and a name" : "it does not begin with a version";
        if (Digits(match).TrimStart('0').Length > LongestVersion)
            return $"its version has more than {LongestVersion} digits";
        return match.Groups["name"].Value.Any(Names.BreaksLines) ? "it holds control characters" : "";
    }

    private static string Digits(Match match) => match.Groups["version"].Value.Replace("-", "");

    private static string WithoutExtension(string file) => file.Substring(0, file.Length - ".sql".Length);

    private static bool TakeSuffix(ref string file, string suffix)
    {
        if (!file.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            return false;

        file = file.Substring(0, file.Length - suffix.Length);
        return true;
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
