namespace Godwit;

/// <summary>What a run has to do.</summary>
/// <param name="FromVersion">The newest version that the history records.</param>
/// <param name="Steps">The pending steps in their order.</param>
/// <param name="Warnings">What the report should say, though nothing is wrong.</param>
internal sealed record MigrationPlan(long? FromVersion, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<string> Warnings);
