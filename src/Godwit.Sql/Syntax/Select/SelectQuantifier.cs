namespace Godwit.Sql.Syntax;

/// <summary>What stands before result columns or arguments.</summary>
public enum SelectQuantifier
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>DISTINCT</c></summary>
    Distinct,

    /// <summary><c>ALL</c></summary>
    All,
}
