using System.Collections.Immutable;

namespace Godwit.Sql.Catalog;

/// <summary>What is known of a pragma.</summary>
/// <param name="Name">The name.</param>
/// <param name="Columns">The result columns; empty where it returns nothing.</param>
/// <param name="HiddenColumns">The arguments of its table-valued function.</param>
/// <param name="IsTableFunction">Whether <c>pragma_name</c> can stand in FROM.</param>
/// <param name="SetterReturnsNothing">Whether it has no result columns where a value is given.</param>
public sealed record Pragma(
    string Name,
    ImmutableArray<string> Columns,
    ImmutableArray<string> HiddenColumns,
    bool IsTableFunction,
    bool SetterReturnsNothing);
