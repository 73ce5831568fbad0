namespace Godwit;

/// <summary>What a run did.</summary>
public sealed record MigrationReport
{
    /// <summary>The newest version before the run; <see langword="null"/> where nothing had been applied.</summary>
    public long? FromVersion { get; init; }

    /// <summary>The newest version after the run; <see langword="null"/> where nothing is applied.</summary>
    public long? ToVersion { get; init; }

    /// <summary>The migrations that the run applied, in their order.</summary>
    public IReadOnlyList<AppliedMigration> Applied { get; init; } = [];

    /// <summary>True where there was nothing to do, so that nothing was written.</summary>
    public bool IsUpToDate => Applied.Count == 0;

    /// <summary>The backup that the run made; <see langword="null"/> for a new database, one in memory, or where nothing was to do.</summary>
    public string? BackupPath { get; init; }

    /// <summary>What a developer or administrator should know, though nothing failed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How long the whole run took, waiting included.</summary>
    public TimeSpan Duration { get; init; }
}
