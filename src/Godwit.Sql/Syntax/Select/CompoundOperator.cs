namespace Godwit.Sql.Syntax;

/// <summary>Operators between the parts of a compound SELECT.</summary>
public enum CompoundOperator
{
    /// <summary><c>UNION</c></summary>
    Union,

    /// <summary><c>UNION ALL</c></summary>
    UnionAll,

    /// <summary><c>EXCEPT</c></summary>
    Except,

    /// <summary><c>INTERSECT</c></summary>
    Intersect,
}
