namespace Godwit.Sql.Syntax;

/// <summary>What RAISE does in a trigger.</summary>
public enum RaiseAction
{
    /// <summary><c>IGNORE</c></summary>
    Ignore,

    /// <summary><c>ROLLBACK</c></summary>
    Rollback,

    /// <summary><c>ABORT</c></summary>
    Abort,

    /// <summary><c>FAIL</c></summary>
    Fail,
}
