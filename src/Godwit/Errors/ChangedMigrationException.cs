namespace Godwit;

/// <summary>The database ran another text or another migration under this version than the program carries.</summary>
public sealed class ChangedMigrationException : MigrationException
{
    internal ChangedMigrationException(MigrationStep step, string recordedName, string? recordedChecksum)
        : base(
            recordedName == step.Name
                ? $"Migration {step.Version} '{step.Name}' was changed after it had been applied: the history records {recordedChecksum}, the program carries {step.Checksum}."
                : $"Migration {step.Version} is '{step.Name}' in the program, and the database ran '{recordedName}'.",
            "Install the release of the program that made this database, or a newer one. Developers: undo the change and add a new migration, or accept it with 'godwit lock'.")
    {
        Version = step.Version;
        MigrationName = step.Name;
        RecordedName = recordedName;
        RecordedChecksum = recordedChecksum;
        ProgramChecksum = step.Checksum;
    }

    /// <summary>A half that one text has done is not continued by another.</summary>
    internal ChangedMigrationException(MigrationStep step, ResumeMarker began)
        : base(
            $"Migration {step.Version} '{step.Name}' was changed while this database was in the middle of it: it began as {began.Checksum}, the program carries {step.Checksum}{(step.IsResumable ? "" : ", which is not resumable")}.",
            "Install the release of the program that began the update and let it finish. Developers: undo the change, or set MigratorOptions.WhenInterrupted to Restore, which puts the backup back and begins anew.")
    {
        Version = step.Version;
        MigrationName = step.Name;
        RecordedName = began.Name;
        RecordedChecksum = began.Checksum;
        ProgramChecksum = step.Checksum;
    }

    /// <summary>The name that the history records.</summary>
    public string RecordedName { get; }

    /// <summary>The checksum that the history records.</summary>
    public string? RecordedChecksum { get; }

    /// <summary>The checksum that the program carries.</summary>
    public string ProgramChecksum { get; }

    /// <inheritdoc/>
    protected override string Summary => "This database does not match this release of the program.";
}
