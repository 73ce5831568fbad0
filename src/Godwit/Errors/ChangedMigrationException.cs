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

    /// <summary>The name that the history records.</summary>
    public string RecordedName { get; }

    /// <summary>The checksum that the history records.</summary>
    public string? RecordedChecksum { get; }

    /// <summary>The checksum that the program carries.</summary>
    public string ProgramChecksum { get; }

    /// <inheritdoc/>
    protected override string Summary => "This database does not match this release of the program.";
}
