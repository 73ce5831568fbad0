using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>A view. Its columns are those of its SELECT as it binds today, so they are no part of the schema.</summary>
/// <param name="Name">The name without quotes.</param>
public sealed record View(string Name) : Relation(Name)
{
    /// <summary>The column names between the view's name and AS; empty where the SELECT names them.</summary>
    public ImmutableArray<string> ColumnNames { get; init; } = ImmutableArray<string>.Empty;
}
