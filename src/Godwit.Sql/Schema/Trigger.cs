using System.Collections.Immutable;

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
    public TriggerEvent Event { get; init; }

    /// <summary>The columns of UPDATE OF; empty for any.</summary>
    public ImmutableArray<string> UpdateOf { get; init; } = ImmutableArray<string>.Empty;
}

/// <summary>When a trigger runs.</summary>
public enum TriggerTime
{
    /// <summary>Before the row changes; what a trigger does that says nothing.</summary>
    Before,

    /// <summary>After the row changed.</summary>
    After,

    /// <summary>In place of the change, on a view.</summary>
    InsteadOf,
}

/// <summary>What a trigger watches.</summary>
public enum TriggerEvent
{
    /// <summary>DELETE.</summary>
    Delete,

    /// <summary>INSERT.</summary>
    Insert,

    /// <summary>UPDATE.</summary>
    Update,
}
