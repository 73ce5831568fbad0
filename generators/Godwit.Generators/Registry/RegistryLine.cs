namespace Godwit.Generators;

/// <summary>One line of the registry's table; <c>MigrationRegistry</c> in the runtime documents the format.</summary>
/// <param name="Text">The line without its line end.</param>
/// <param name="Version">The version, which names the literals of the step.</param>
/// <param name="Parts">The number of literals of the script.</param>
/// <param name="DownParts">The number of literals of the down script.</param>
/// <param name="ChangesSchema">True where the step has a literal of what it changes in the schema.</param>
internal sealed record RegistryLine(string Text, long Version, int Parts, int DownParts, bool ChangesSchema)
{
    public static RegistryLine Of(Step step, string delta)
    {
        var parts = step.Script?.Parts.Count ?? 0;
        var down = step.Down?.Parts.Count ?? 0;
        string[] fields =
        [
            $"{step.Version}",
            Encode(step.Name),
            step.Checksum,
            step.Script is null ? "code" : "sql",
            $"{parts}",
            .. step.Script?.Keys ?? step.DataMigration?.Keys ?? EquatableArray<string>.Empty,
            .. step.Former.Select(former => "was=" + former),
            .. down > 0 ? [$"down={down}"] : Array.Empty<string>(),
            .. step.Script?.ResourceSha256 is { } hash ? [$"resource={Encode(step.Script.Resource!)}", $"sha256={hash}"] : Array.Empty<string>(),
        ];
        return new RegistryLine(string.Join("\t", fields), step.Version, parts, down, delta.Length > 0);
    }

    /// <summary>A value with what would end it percent-encoded.</summary>
    public static string Encode(string value) =>
        value.Replace("%", "%25").Replace("\t", "%09").Replace("\n", "%0A").Replace("\r", "%0D");

    /// <summary>A table's or column's name, where a colon would end it too.</summary>
    public static string EncodeName(string name) => Encode(name).Replace(":", "%3A");
}
