namespace Godwit.Sql.Syntax;

/// <summary>Where NULLs are sorted.</summary>
public enum NullsOrder
{
    /// <summary><c>NULLS FIRST</c></summary>
    First,

    /// <summary><c>NULLS LAST</c></summary>
    Last,
}
