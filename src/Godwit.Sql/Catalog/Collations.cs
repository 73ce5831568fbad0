using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Catalog;

/// <summary>The collations that every connection has.</summary>
public static class Collations
{
    /// <summary>BINARY, NOCASE and RTRIM.</summary>
    public static ImmutableArray<string> All { get; } = ["BINARY", "NOCASE", "RTRIM"];

    /// <summary>Whether a collation is built in.</summary>
    /// <param name="name">The name without quotes.</param>
    public static bool IsBuiltIn(string name) => All.Contains(name, NameComparer.Instance);
}
