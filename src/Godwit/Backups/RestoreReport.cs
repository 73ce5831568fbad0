namespace Godwit;

/// <summary>What a restore did.</summary>
public sealed record RestoreReport
{
    /// <summary>The newest version that the restored database records; <see langword="null"/> where it records none.</summary>
    public long? Version { get; init; }

    /// <summary>A copy of what was there before the restore; <see langword="null"/> where there was nothing.</summary>
    public string? ReplacedPath { get; init; }

    /// <summary>What a developer or administrator should know, though nothing failed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How long the restore took, waiting included.</summary>
    public TimeSpan Duration { get; init; }
}
