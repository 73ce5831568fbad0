namespace Godwit;

/// <summary>Where a run is. What does not apply to the phase is <see langword="null"/> or 0.</summary>
public sealed record MigrationProgress
{
    /// <summary>What the run is doing.</summary>
    public required MigrationPhase Phase { get; init; }

    /// <summary>The version of the migration that runs.</summary>
    public long? Version { get; init; }

    /// <summary>The name of the migration that runs.</summary>
    public string? MigrationName { get; init; }

    /// <summary>How many migrations of the plan are complete.</summary>
    public int CompletedMigrations { get; init; }

    /// <summary>How many migrations the plan has.</summary>
    public int TotalMigrations { get; init; }

    /// <summary>The zero-based statement of the script that runs.</summary>
    public int Statement { get; init; }

    /// <summary>The rows that the migration has changed so far; in a data migration, those it has said to be done.</summary>
    public long Rows { get; init; }

    /// <summary>The rows that a data migration has to do, where it knows.</summary>
    public long? TotalRows { get; init; }

    /// <summary>The pages copied into the backup, or out of it.</summary>
    public int CopiedPages { get; init; }

    /// <summary>The pages there are to copy.</summary>
    public int TotalPages { get; init; }

    /// <summary>The time since the run began.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The time that the phase may still take, from what it took so far; <see langword="null"/> where nothing is known.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }
}
