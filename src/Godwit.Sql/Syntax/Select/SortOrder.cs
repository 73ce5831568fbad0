namespace Godwit.Sql.Syntax;

/// <summary>A direction of sorting.</summary>
public enum SortOrder
{
    /// <summary><c>ASC</c></summary>
    Ascending,

    /// <summary><c>DESC</c></summary>
    Descending,
}
