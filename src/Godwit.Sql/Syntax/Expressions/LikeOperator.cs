namespace Godwit.Sql.Syntax;

/// <summary>Operators that are calls of functions.</summary>
public enum LikeOperator
{
    /// <summary><c>LIKE</c></summary>
    Like,

    /// <summary><c>GLOB</c></summary>
    Glob,

    /// <summary><c>REGEXP</c></summary>
    Regexp,

    /// <summary><c>MATCH</c></summary>
    Match,
}
