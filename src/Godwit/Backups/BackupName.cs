using System.Globalization;
using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>
/// The names of copies: <c>&lt;database&gt;.backup_yyyyMMdd_HHmmss</c> in UTC, with <c>_2</c>, <c>_3</c> … within a second, and
/// <c>.replaced_…</c> for what a restore has replaced.
/// </summary>
internal sealed partial record BackupName(string Path, DateTimeOffset CreatedAt, int Sequence)
{
    public const string Partial = ".partial";
    public const string Backup = "backup";
    public const string Replaced = "replaced";
    private const string Stamp = "yyyyMMdd_HHmmss";

    /// <summary>The first free name at a time.</summary>
    public static BackupName Next(string database, DateTimeOffset now, string kind)
    {
        var second = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        for (var sequence = 1; ; sequence++)
        {
            var path = $"{database}.{kind}_{second.ToString(Stamp, CultureInfo.InvariantCulture)}{(sequence == 1 ? "" : $"_{sequence}")}";
            if (!System.IO.Path.Exists(path) && !System.IO.Path.Exists(path + Partial))
                return new BackupName(path, second, sequence);
        }
    }

    /// <summary>The files beside the database that have such a name, the newest first. Links are none of ours.</summary>
    public static IReadOnlyList<BackupName> List(string database, string kind = Backup) =>
        [.. Files(database, kind).Select(file => Parse(database, file)).OfType<BackupName>().OrderByDescending(name => name.CreatedAt).ThenByDescending(name => name.Sequence)];

    /// <summary>What runs that were killed while they made a backup left behind, journals included.</summary>
    public static IReadOnlyList<string> Unfinished(string database) =>
        [.. Files(database, Backup).Concat(Files(database, Replaced)).Where(file => PartialPattern().IsMatch(file[database.Length..]))];

    private static IEnumerable<string> Files(string database, string kind)
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(database)!);
        return folder.Exists
            ? folder.EnumerateFiles($"{System.IO.Path.GetFileName(database)}.{kind}_*").Where(file => file.LinkTarget is null).Select(file => file.FullName)
            : [];
    }

    private static BackupName? Parse(string database, string file)
    {
        var match = Pattern().Match(file[database.Length..]);
        return match.Success && DateTimeOffset.TryParseExact(match.Groups["time"].Value, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new BackupName(file, time, match.Groups["sequence"].Success ? int.Parse(match.Groups["sequence"].ValueSpan, CultureInfo.InvariantCulture) : 1)
            : null;
    }

    [GeneratedRegex(@"^\.(backup|replaced)_(?<time>[0-9]{8}_[0-9]{6})(_(?<sequence>[0-9]{1,6}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\.(backup|replaced)_[0-9]{8}_[0-9]{6}(_[0-9]{1,6})?\.partial(-journal|-wal|-shm)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartialPattern();
}
