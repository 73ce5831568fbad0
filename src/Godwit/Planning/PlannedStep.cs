namespace Godwit;

/// <summary>A pending step of a plan.</summary>
/// <param name="Step">The entry of the registry.</param>
/// <param name="RecordOnly">True for a baseline whose tables exist: it is recorded, and not run.</param>
internal sealed record PlannedStep(MigrationStep Step, bool RecordOnly);
