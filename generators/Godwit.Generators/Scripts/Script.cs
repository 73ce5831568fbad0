namespace Godwit.Generators;

/// <summary>
/// A script as it was read. Everything else follows from the first five members, so only they are compared: an edit that
/// leaves the text as it was ends here.
/// </summary>
internal sealed record Script(string Path, string Folder, string RelativePath, string? Resource, string Text)
{
    /// <summary>What the file's name says, or null where it is not a migration's.</summary>
    public ScriptName? Name { get; init; }

    /// <summary>The checksum of the tokens, <c>v1:…</c>.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>SHA-256 of the normalised text, for a script that is an embedded resource.</summary>
    public string? ResourceSha256 { get; init; }

    /// <summary>The normalised text, cut between statements into literals.</summary>
    public EquatableArray<string> Parts { get; init; }

    /// <summary>The keys of the registry's line: directives and guards.</summary>
    public EquatableArray<string> Keys { get; init; }

    /// <summary>True where a statement sets <c>user_version</c>.</summary>
    public bool SetsUserVersion { get; init; }

    public EquatableArray<Problem> Problems { get; init; }

    public bool Equals(Script? other) =>
        other is not null && Path == other.Path && Folder == other.Folder && RelativePath == other.RelativePath && Resource == other.Resource && Text == other.Text;

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Path) * 31) + Text.Length);
}
