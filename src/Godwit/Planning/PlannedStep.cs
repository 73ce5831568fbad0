namespace Godwit;

/// <summary>A step of a plan.</summary>
/// <param name="Step">The entry of the registry.</param>
/// <param name="RecordOnly">True for a baseline whose tables exist: it is recorded, and not run.</param>
/// <param name="IsDown">True where the down script runs and the row of the history goes.</param>
/// <param name="IsAtOnce">True where a resumable migration runs in one transaction all the same.</param>
internal sealed record PlannedStep(MigrationStep Step, bool RecordOnly = false, bool IsDown = false, bool IsAtOnce = false)
{
    /// <summary>True where the script runs outside a transaction.</summary>
    public bool IsNoTransaction => Step.IsNoTransaction && !RecordOnly && !IsDown;

    /// <summary>True where the migration commits batch by batch.</summary>
    public bool IsResumable => Step.IsResumable && !IsDown && !IsAtOnce;
}
