namespace Godwit.Sql.Syntax;

/// <summary>What a foreign key does.</summary>
public enum ReferentialAction
{
    /// <summary><c>NO ACTION</c></summary>
    NoAction,

    /// <summary><c>RESTRICT</c></summary>
    Restrict,

    /// <summary><c>SET NULL</c></summary>
    SetNull,

    /// <summary><c>SET DEFAULT</c></summary>
    SetDefault,

    /// <summary><c>CASCADE</c></summary>
    Cascade,
}
