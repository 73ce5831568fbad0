namespace Godwit;

/// <summary>What a run has to do.</summary>
/// <param name="FromVersion">The newest version that the history records.</param>
/// <param name="ToVersion">The newest version after the run.</param>
/// <param name="Steps">The steps in the order in which they run.</param>
/// <param name="Warnings">What the report should say, though nothing is wrong.</param>
internal sealed record MigrationPlan(long? FromVersion, long? ToVersion, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<string> Warnings)
{
    /// <summary>A script that runs outside a transaction needs the file for the run alone.</summary>
    public bool NeedsExclusive => Steps.Any(step => step.IsNoTransaction);

    public bool ErasesPlaintext => Steps.Any(step => step.Step.ErasesPlaintext && step is { IsDown: false, RecordOnly: false });

    public bool IsDown => Steps.Any(step => step.IsDown);
}
