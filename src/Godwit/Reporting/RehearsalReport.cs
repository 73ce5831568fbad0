namespace Godwit;

/// <summary>What an upgrade did to a copy of the database.</summary>
public sealed record RehearsalReport
{
    /// <summary>What the run on the copy did. Its paths are gone together with the copy.</summary>
    public required MigrationReport Migration { get; init; }

    /// <summary>The bytes that the copy, its backup and its journals took at the end: what the disk must have room for.</summary>
    public long DiskBytes { get; init; }

    /// <summary>The tables whose rows became more or fewer, new and dropped ones included.</summary>
    public IReadOnlyList<RowDelta> Rows { get; init; } = [];

    /// <summary>What was added to the schema, removed from it, or is written otherwise.</summary>
    public IReadOnlyList<SchemaDifference> Schema { get; init; } = [];
}

/// <summary>A table whose number of rows changed.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Before">Its rows before; <see langword="null"/> where it did not exist.</param>
/// <param name="After">Its rows after; <see langword="null"/> where it does not exist any more.</param>
public sealed record RowDelta(string Table, long? Before, long? After);

/// <summary>A table, index, view or trigger that changed.</summary>
/// <param name="Type"><c>table</c>, <c>index</c>, <c>view</c> or <c>trigger</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Its SQL before; <see langword="null"/> where it did not exist.</param>
/// <param name="After">Its SQL after; <see langword="null"/> where it does not exist any more.</param>
public sealed record SchemaDifference(string Type, string Name, string? Before, string? After);
