namespace Godwit.Sql.Safety;

/// <summary>What SQLite accepts in a migration, and a person may regret.</summary>
public enum SafetyRule
{
    /// <summary>A table is dropped with its rows.</summary>
    DropTable = 3001,

    /// <summary>A column is dropped with its values.</summary>
    DropColumn = 3002,

    /// <summary>DELETE without WHERE.</summary>
    DeleteAll = 3003,

    /// <summary>UPDATE without WHERE.</summary>
    UpdateAll = 3004,

    /// <summary>BEGIN, COMMIT or ROLLBACK: the run has a transaction of its own.</summary>
    TransactionControl = 3005,

    /// <summary>SAVEPOINT or RELEASE.</summary>
    Savepoint = 3006,

    /// <summary>What cannot work inside the run's transaction: VACUUM, <c>journal_mode</c>.</summary>
    NeedsNoTransaction = 3007,

    /// <summary>A pragma about foreign keys, which are off during a migration and checked behind it.</summary>
    ForeignKeyPragma = 3008,

    /// <summary>A backup table that stays in the database.</summary>
    PersistentBackup = 3009,

    /// <summary>A temporary object that is still there at the script's end.</summary>
    LeftoverTemporary = 3010,

    /// <summary>A rebuild that forgets indexes, triggers, views or constraints.</summary>
    RebuildLosesObjects = 3011,

    /// <summary>A rebuild that does not copy every column.</summary>
    RebuildLosesColumns = 3012,

    /// <summary>A rebuild that does not copy every row.</summary>
    RebuildLosesRows = 3013,

    /// <summary>A DELETE or UPDATE whose effect on other tables needs foreign keys, which are off.</summary>
    CountsOnCascade = 3014,

    /// <summary>A table is dropped while foreign keys are on, so that rows of other tables go or change with it.</summary>
    DropCascades = 3015,

    /// <summary>The script sets <c>user_version</c>.</summary>
    SetsUserVersion = 3016,

    // 3017 was a column added with a default that is not constant; that is GW2012 now.

    /// <summary>The script takes away what an older program needs that <c>compatible-with</c> says still works.</summary>
    NarrowsCompatibility = 3018,
}
