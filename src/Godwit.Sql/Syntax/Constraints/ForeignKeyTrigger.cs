namespace Godwit.Sql.Syntax;

/// <summary>What a clause of a foreign key speaks of.</summary>
public enum ForeignKeyTrigger
{
    /// <summary><c>ON DELETE</c></summary>
    Delete,

    /// <summary><c>ON UPDATE</c></summary>
    Update,

    /// <summary><c>ON INSERT</c>, which SQLite takes and ignores.</summary>
    Insert,

    /// <summary><c>MATCH name</c>, which SQLite takes and ignores.</summary>
    Match,
}
