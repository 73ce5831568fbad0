namespace Godwit.Sql.Schema;

/// <summary>How a column is shown by <c>SELECT *</c> and filled; the numbers are those of <c>PRAGMA table_xinfo</c>.</summary>
public enum ColumnVisibility
{
    /// <summary>An ordinary column.</summary>
    Ordinary = 0,

    /// <summary>A hidden column of a virtual table: named, it can be read; a star leaves it out.</summary>
    Hidden = 1,

    /// <summary>Generated and computed when read.</summary>
    VirtualGenerated = 2,

    /// <summary>Generated and stored.</summary>
    StoredGenerated = 3,
}

/// <summary>A column of a table or virtual table.</summary>
/// <param name="Name">The name without quotes.</param>
/// <param name="DeclaredType">The type as the engine keeps it; empty for none.</param>
public sealed record Column(string Name, string DeclaredType)
{
    /// <summary>The affinity.</summary>
    public Affinity Affinity { get; init; } = AffinityRules.Of(DeclaredType);

    /// <summary>Whether NULL is refused: NOT NULL, or in the primary key of a WITHOUT ROWID or STRICT table.</summary>
    public bool NotNull { get; init; }

    /// <summary>The default's text as <c>table_xinfo</c> shows it; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The collation.</summary>
    public string Collation { get; init; } = "BINARY";

    /// <summary>The place in the primary key, from 1; 0 outside it.</summary>
    public int PrimaryKeyOrdinal { get; init; }

    /// <summary>Ordinary, hidden or generated.</summary>
    public ColumnVisibility Visibility { get; init; }

    /// <summary>The text of the expression of a generated column, without its parentheses.</summary>
    public string? Generated { get; init; }

    /// <summary>Whether the column is generated.</summary>
    public bool IsGenerated => Visibility is ColumnVisibility.VirtualGenerated or ColumnVisibility.StoredGenerated;
}
