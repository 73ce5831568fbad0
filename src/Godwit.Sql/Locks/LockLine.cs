using System.Collections.Immutable;
using System.Globalization;

namespace Godwit.Sql.Locks;

/// <summary>One line of a lock file.</summary>
public static class LockLine
{
    private const string Was = "was";

    /// <summary>The line of an entry, without its line end.</summary>
    /// <param name="entry">The entry.</param>
    public static string Write(LockEntry entry) => string.Join(
        " ",
        new[] { entry.Version.ToString(CultureInfo.InvariantCulture), Encode(entry.Name), entry.Checksum }.Concat(entry.Former.SelectMany(former => new[] { Was, former })));

    /// <summary>The entry of a line, or what is wrong with it; neither for a comment.</summary>
    internal static (LockEntry? Entry, string? Fault) Parse(string line)
    {
        var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0][0] == '#')
            return default;
        if (words[0].StartsWith("<<<<<<<", StringComparison.Ordinal) || words[0].StartsWith("=======", StringComparison.Ordinal) || words[0].StartsWith(">>>>>>>", StringComparison.Ordinal))
            return (null, "a merge was not resolved here: keep the lines of released migrations, and renumber the migration that is not released yet");
        if (words.Length < 3 || words.Length % 2 == 0 || !long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return (null, "a line is '<version> <name> <checksum>', and 'was <checksum>' for each accepted change; restore it from version control");
        var former = ImmutableArray.CreateBuilder<string>();
        for (var i = 3; i < words.Length; i += 2)
        {
            if (words[i] != Was)
                return (null, $"'{words[i]}' stands where 'was' should; restore the line from version control");
            former.Add(words[i + 1]);
        }

        return former.Append(words[2]).FirstOrDefault(checksum => !IsChecksum(checksum)) is { } bad
            ? (null, $"'{bad}' is no checksum; restore the line from version control")
            : (new LockEntry(version, Uri.UnescapeDataString(words[1]), words[2]) { Former = former.ToImmutable() }, null);
    }

    // A later algorithm has another prefix.
    private static bool IsChecksum(string text)
    {
        var colon = text.IndexOf(':');
        return colon >= 2 && text[0] == 'v' && colon + 1 < text.Length
            && text.Skip(1).Take(colon - 1).All(c => c is >= '0' and <= '9')
            && text.Skip(colon + 1).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
    }

    private static string Encode(string name) =>
        string.Concat(name.Select(c => c is '%' or '#' || char.IsWhiteSpace(c) || char.IsControl(c) ? Uri.EscapeDataString(c.ToString()) : c.ToString()));
}
