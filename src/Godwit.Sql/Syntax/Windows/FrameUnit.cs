namespace Godwit.Sql.Syntax;

/// <summary>What the bounds of a frame count.</summary>
public enum FrameUnit
{
    /// <summary><c>RANGE</c></summary>
    Range,

    /// <summary><c>ROWS</c></summary>
    Rows,

    /// <summary><c>GROUPS</c></summary>
    Groups,
}
