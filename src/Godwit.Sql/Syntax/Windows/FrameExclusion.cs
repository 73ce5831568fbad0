namespace Godwit.Sql.Syntax;

/// <summary>What a frame leaves out.</summary>
public enum FrameExclusion
{
    /// <summary><c>EXCLUDE NO OTHERS</c></summary>
    NoOthers,

    /// <summary><c>EXCLUDE CURRENT ROW</c></summary>
    CurrentRow,

    /// <summary><c>EXCLUDE GROUP</c></summary>
    Group,

    /// <summary><c>EXCLUDE TIES</c></summary>
    Ties,
}
