namespace Godwit;

/// <summary>A newer release of the program has migrated the database, and did not declare that older ones still work on it.</summary>
public sealed class DatabaseTooNewException : MigrationException
{
    internal DatabaseTooNewException(long databaseVersion, long programVersion)
        : base($"The database has version {databaseVersion}, and this program knows versions up to {programVersion}.", "Please update the program to its newest release.")
    {
        DatabaseVersion = databaseVersion;
        ProgramVersion = programVersion;
    }

    /// <summary>The newest version that the history records.</summary>
    public long DatabaseVersion { get; }

    /// <summary>The newest version that the program knows.</summary>
    public long ProgramVersion { get; }

    /// <inheritdoc/>
    protected override string Summary => "This database was made by a newer release of the program.";
}
