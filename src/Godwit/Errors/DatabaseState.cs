namespace Godwit;

/// <summary>What state a failed run left the database in.</summary>
public enum DatabaseState
{
    /// <summary>Nothing was written.</summary>
    Unchanged,

    /// <summary>Changes were begun and rolled back: the database is as it was before the run.</summary>
    RolledBack,

    /// <summary>The migrations are committed; what failed came afterwards.</summary>
    Committed,

    /// <summary>A part had been committed, and the backup was restored: the database is as it was before the run.</summary>
    Restored,

    /// <summary>A part had been committed, and restoring the backup failed. The backup is whole.</summary>
    RestoreFailed,

    /// <summary>It could not be found out whether the changes are there. The next start will find out.</summary>
    Unknown,

    /// <summary>
    /// A resumable migration is half way. Nothing is lost: the next start goes on behind what is done;
    /// <see cref="MigrationException.ResumePoint"/> says how far that is.
    /// </summary>
    Migrating,

    /// <summary>
    /// A resumable migration is complete, with all that was before it; a later migration failed and was taken back. The
    /// next start goes on with that one.
    /// </summary>
    PartlyMigrated,
}
