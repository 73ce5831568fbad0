namespace Godwit;

/// <summary>
/// A resumable migration of the database is half way, and this program cannot go on with it: it does not know the
/// migration, was asked for a version before it, or has no more than an open connection.
/// </summary>
public sealed class DatabaseMigratingException : MigrationException
{
    internal DatabaseMigratingException(ResumePoint? point, string reason, string advice)
        : base($"The database is in the middle of {(point is null ? "an update" : $"migration {point.Version} '{point.MigrationName}' ({point.Describe()})")}, {reason}.", advice)
    {
        Version = point?.Version;
        MigrationName = point?.MigrationName;
        ResumePoint = point;
        BackupPath = point?.BackupPath;
    }

    /// <inheritdoc/>
    protected override string Summary => "The update of this database is not complete yet.";
}
