namespace Godwit;

/// <summary>What a run, or a part of it that is committed by itself, has to do.</summary>
/// <param name="FromVersion">The newest version that the history records.</param>
/// <param name="ToVersion">The newest version after the run.</param>
/// <param name="Steps">The steps in the order in which they run.</param>
/// <param name="Warnings">What the report should say, though nothing is wrong.</param>
internal sealed record MigrationPlan(long? FromVersion, long? ToVersion, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<string> Warnings)
{
    /// <summary>The resumable migration that begins with the COMMIT of this part, which comes after it.</summary>
    public MigrationStep? Opens { get; init; }

    /// <summary>What the database says of the resumable migration that is the only step of this part.</summary>
    public ResumeMarker? Resumes { get; init; }

    /// <summary>True where a run that commits batch by batch is taken back as a whole when it is ended half way.</summary>
    public bool IsRestoredWhenInterrupted { get; init; }

    /// <summary>A script that runs outside a transaction needs the file for the run alone, and so does what is taken back.</summary>
    public bool NeedsExclusive => IsRestoredWhenInterrupted || Steps.Any(step => step.IsNoTransaction);

    public bool ErasesPlaintext => Steps.Any(step => step.Step.ErasesPlaintext && step is { IsDown: false, RecordOnly: false });

    public bool IsDown => Steps.Any(step => step.IsDown);
}
