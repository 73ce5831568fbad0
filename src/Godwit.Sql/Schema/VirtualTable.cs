using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>A virtual table.</summary>
/// <param name="Name">The name without quotes.</param>
/// <param name="Module">The module after USING.</param>
/// <param name="Arguments">The module's arguments, as written, without blanks around them.</param>
public sealed record VirtualTable(string Name, string Module, ImmutableArray<string> Arguments) : Relation(Name)
{
    /// <summary>WITHOUT ROWID, as a module may declare.</summary>
    public bool WithoutRowId { get; init; }

    /// <summary>Whether it is read as a function with the hidden columns as arguments, and was never created.</summary>
    public bool IsEponymous { get; init; }
}
