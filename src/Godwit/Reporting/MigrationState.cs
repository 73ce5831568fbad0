namespace Godwit;

/// <summary>How a database stands to a migration set.</summary>
public enum MigrationState
{
    /// <summary>There is no database, or an empty one.</summary>
    New,

    /// <summary>The next start has migrations to apply.</summary>
    Pending,

    /// <summary>An upgrade is half way: it runs at this moment, or was ended, and the next start goes on with it or takes it back.</summary>
    Migrating,

    /// <summary>There is nothing to do.</summary>
    UpToDate,

    /// <summary>A newer release has migrated the database, and did not declare that this one still works on it.</summary>
    TooNew,
}
