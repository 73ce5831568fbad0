using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>What a version does to the schema, and what the engine would say.</summary>
/// <param name="Version">The version.</param>
/// <param name="Before">The schema just before it.</param>
/// <param name="After">The schema after it: main alone, since temporary objects and attached files end with their session.</param>
/// <param name="Statements">The statements of its scripts in order, those that do not parse included.</param>
public sealed record ReplayedVersion(long Version, SqlSchema Before, SqlSchema After, ImmutableArray<ReplayedStatement> Statements)
{
    /// <summary>Views, triggers and foreign keys that refer to nothing after the version, and did not so before.</summary>
    public ImmutableArray<DanglingReference> Dangling { get; init; } = [];

    /// <summary>The statements of the way back, run after the version.</summary>
    public ImmutableArray<ReplayedStatement> Down { get; init; } = [];

    /// <summary>What differs from <see cref="Before"/> after the version and its way back, in words; empty where nothing does.</summary>
    public ImmutableArray<string> NotRestored { get; init; } = [];

    /// <summary>What the version changes, as <see cref="SchemaText.WriteDelta"/> writes it.</summary>
    public string Delta { get; init; } = "";
}
