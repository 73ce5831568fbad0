namespace Godwit.Sql.Binding;

/// <summary>
/// What kind of value an expression gives, as far as it can be known before it runs. Columns are taken to hold what their
/// declared types say; a sum of integers that overflows is not foreseen.
/// </summary>
public enum SqlType
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Always NULL.</summary>
    Null,

    /// <summary>INTEGER.</summary>
    Integer,

    /// <summary>REAL.</summary>
    Real,

    /// <summary>INTEGER or REAL.</summary>
    Numeric,

    /// <summary>TEXT.</summary>
    Text,

    /// <summary>BLOB.</summary>
    Blob,
}
