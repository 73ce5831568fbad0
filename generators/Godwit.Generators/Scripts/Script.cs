using Godwit.Sql.Features;
using Godwit.Sql.Parsing;

namespace Godwit.Generators;

/// <summary>
/// A script as it was read. Everything else follows from the first five members and the severities, so only they are
/// compared: an edit that leaves the text as it was ends here.
/// </summary>
internal sealed record Script(string Path, string Folder, string RelativePath, string? Resource, string Text)
{
    /// <summary>The severities that the file's folder gives to rules.</summary>
    public EquatableArray<RuleSeverity> Severities { get; init; }

    /// <summary>What the file's name says, or null where it is not a migration's.</summary>
    public ScriptName? Name { get; init; }

    /// <summary>The syntax of the normalised text, or null where there is no text to parse.</summary>
    public ScriptSyntax? Syntax { get; init; }

    /// <summary>The checksum of the tokens, <c>v1:…</c>.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>SHA-256 of the normalised text, for a script that is an embedded resource.</summary>
    public string? ResourceSha256 { get; init; }

    /// <summary>The normalised text, cut between statements into literals.</summary>
    public EquatableArray<string> Parts { get; init; }

    /// <summary>The keys of the registry's line: directives and guards.</summary>
    public EquatableArray<string> Keys { get; init; }

    /// <summary>The rules that the script's directives allow to be broken.</summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>The SQLite version that the grammar needs; null where any will do.</summary>
    public SqliteVersion? RequiredSqlite { get; init; }

    /// <summary>True where a statement sets <c>user_version</c>.</summary>
    public bool SetsUserVersion { get; init; }

    public EquatableArray<Problem> Problems { get; init; }

    /// <summary>Whether a problem is reported: what the script's directives allow is not, unless it concerns order and identity.</summary>
    public bool Reports(Problem problem) =>
        !RuleIndex.IsConfigurable(problem.Rule)
        || !(Allowed.Contains(problem.Rule.Id, StringComparer.Ordinal) || Severities.Any(severity => severity.Rule == problem.Rule.Id && severity.Severity is null));

    /// <summary>A problem with the severity that the script's folder gives to its rule.</summary>
    public Problem WithSeverity(Problem problem) =>
        RuleIndex.IsConfigurable(problem.Rule) && Severities.FirstOrDefault(severity => severity.Rule == problem.Rule.Id) is { } found
            ? problem with { Severity = found.Severity }
            : problem;

    public bool Equals(Script? other) =>
        other is not null && Path == other.Path && Folder == other.Folder && RelativePath == other.RelativePath && Resource == other.Resource && Text == other.Text && Severities.Equals(other.Severities);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Path) * 31) + Text.Length);
}
