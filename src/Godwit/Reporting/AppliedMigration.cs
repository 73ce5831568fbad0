namespace Godwit;

/// <summary>One migration that a run applied.</summary>
public sealed record AppliedMigration
{
    /// <summary>The version.</summary>
    public required long Version { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>True for a baseline whose tables existed: it was recorded, and not run.</summary>
    public bool RecordedOnly { get; init; }

    /// <summary>True where the migration was taken back by its down script.</summary>
    public bool IsDown { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The statements of a script that ran.</summary>
    public int Statements { get; init; }

    /// <summary>The statements of an idempotent script that were skipped, because what they create existed.</summary>
    public int SkippedStatements { get; init; }

    /// <summary>The rows inserted, updated and deleted, by triggers too.</summary>
    public long RowsChanged { get; init; }
}
