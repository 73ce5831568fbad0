namespace Godwit.Sql.Syntax;

/// <summary>What happens when a constraint is violated.</summary>
public enum ConflictResolution
{
    /// <summary><c>ROLLBACK</c></summary>
    Rollback,

    /// <summary><c>ABORT</c></summary>
    Abort,

    /// <summary><c>FAIL</c></summary>
    Fail,

    /// <summary><c>IGNORE</c></summary>
    Ignore,

    /// <summary><c>REPLACE</c></summary>
    Replace,
}
