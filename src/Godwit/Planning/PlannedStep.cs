namespace Godwit;

/// <summary>A step of a plan.</summary>
/// <param name="Step">The entry of the registry.</param>
/// <param name="RecordOnly">True for a baseline whose tables exist: it is recorded, and not run.</param>
/// <param name="IsDown">True where the down script runs and the row of the history goes.</param>
internal sealed record PlannedStep(MigrationStep Step, bool RecordOnly = false, bool IsDown = false)
{
    /// <summary>True where the script runs outside a transaction.</summary>
    public bool IsNoTransaction => Step.IsNoTransaction && !RecordOnly && !IsDown;
}
