namespace Godwit.Sql.Syntax;

/// <summary>Options behind the columns of a table.</summary>
public enum TableOptionKind
{
    /// <summary><c>WITHOUT ROWID</c></summary>
    WithoutRowId,

    /// <summary><c>STRICT</c></summary>
    Strict,

    /// <summary>Something that parses, but that SQLite refuses when it prepares.</summary>
    Unknown,
}
