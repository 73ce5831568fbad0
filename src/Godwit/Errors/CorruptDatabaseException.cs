namespace Godwit;

/// <summary>SQLite found damaged pages in the database or in a backup. Nothing is migrated on top of damage.</summary>
public sealed class CorruptDatabaseException : MigrationException
{
    internal CorruptDatabaseException(string? path, string finding, Exception? innerException = null)
        : base($"The database '{path}'{Medium.Clause(path)} is damaged: {finding}", "Make a copy of the file, then restore a backup, or save what is readable with SQLite's .recover command.", innerException)
    {
        DatabasePath = path;
        Finding = finding;
    }

    /// <summary>The first thing that the check found.</summary>
    public string Finding { get; }
}
