namespace Godwit;

/// <summary>
/// Cuts a plan where it commits on its way: what stands before a resumable migration is a run of its own, whose COMMIT
/// says that the migration begins; then comes the migration; then the rest. No I/O.
/// </summary>
internal static class PlanParts
{
    /// <param name="plan">All that is to do.</param>
    /// <param name="resumed">The resumable migration that has begun, if one has.</param>
    /// <param name="isNew">True for a database without rows, where nothing is too large for one transaction.</param>
    /// <param name="whenInterrupted">Whether other programs are let in between two batches.</param>
    /// <exception cref="ChangedMigrationException">The migration is no longer the one that began.</exception>
    /// <exception cref="HistoryGapException">Another migration now stands before the one that began.</exception>
    public static MigrationPlan First(MigrationPlan plan, ResumeMarker? resumed, bool isNew, WhenInterrupted whenInterrupted)
    {
        if (resumed is not null && plan.Steps.Count > 0)
            return Take(plan, 1) with { Resumes = Checked(plan, resumed) };
        var first = plan.Steps.TakeWhile(step => !step.IsResumable).Count();
        if (first == plan.Steps.Count)
            return plan;
        if (isNew)
            return AtOnce(plan);
        return whenInterrupted == WhenInterrupted.Restore ? plan with { IsRestoredWhenInterrupted = true } : Take(plan, first) with { Opens = plan.Steps[first].Step };
    }

    /// <summary>Everything in one transaction, which is all or nothing by itself.</summary>
    public static MigrationPlan AtOnce(MigrationPlan plan) => plan with { Steps = [.. plan.Steps.Select(step => step with { IsAtOnce = true })] };

    private static MigrationPlan Take(MigrationPlan plan, int count) =>
        plan with { Steps = [.. plan.Steps.Take(count)], ToVersion = count == 0 ? plan.FromVersion : plan.Steps[count - 1].Step.Version };

    private static ResumeMarker Checked(MigrationPlan plan, ResumeMarker resumed)
    {
        var before = plan.Steps.Select(planned => planned.Step.Version).TakeWhile(version => version < resumed.Version).ToList();
        if (before.Count > 0)
            throw new HistoryGapException(before, resumed.Version);
        // One that was accepted by 'godwit lock' is valid where the former ran to its end, and not where it did a half.
        var step = plan.Steps[0].Step;
        return step.Checksum == resumed.Checksum && step.IsResumable ? resumed : throw new ChangedMigrationException(step, resumed);
    }
}
