namespace Godwit;

/// <summary>How a database stands to a migration set, as a look without a lock found it.</summary>
public sealed record DatabaseStatus
{
    /// <summary>What the next start would find.</summary>
    public required MigrationState State { get; init; }

    /// <summary>The newest version that the history records; <see langword="null"/> where it records none.</summary>
    public long? Version { get; init; }

    /// <summary>The migrations of the set that are not complete; one that is half way is among them. 0 where the state is <see cref="MigrationState.TooNew"/>.</summary>
    public int Pending { get; init; }

    /// <summary>How far the resumable migration is, where one is half way.</summary>
    public ResumePoint? ResumePoint { get; init; }
}
