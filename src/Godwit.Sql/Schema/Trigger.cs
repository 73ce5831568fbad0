using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema;

/// <summary>A trigger.</summary>
/// <param name="Name">The name without quotes.</param>
/// <param name="Table">The table or view that it watches.</param>
/// <param name="TableDatabase">The database of that table: a temporary trigger may watch a table of any.</param>
public sealed record Trigger(string Name, string Table, string TableDatabase) : SchemaObject(Name)
{
    /// <summary>BEFORE, AFTER or INSTEAD OF.</summary>
    public TriggerTime Time { get; init; }

    /// <summary>INSERT, UPDATE or DELETE.</summary>
    public TriggerEventKind Event { get; init; }

    /// <summary>The columns of UPDATE OF; empty for any.</summary>
    public ImmutableArray<string> UpdateOf { get; init; } = ImmutableArray<string>.Empty;
}
