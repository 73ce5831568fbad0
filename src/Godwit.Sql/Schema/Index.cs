using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>What made an index; the texts of <c>PRAGMA index_list</c> are c, u and pk.</summary>
public enum IndexOrigin
{
    /// <summary>CREATE INDEX.</summary>
    Statement,

    /// <summary>A UNIQUE constraint.</summary>
    Unique,

    /// <summary>A PRIMARY KEY.</summary>
    PrimaryKey,
}

/// <summary>An index, made by a statement or by a constraint.</summary>
/// <param name="Name">The name without quotes; <c>sqlite_autoindex_…</c> for a constraint's.</param>
/// <param name="Table">The table's name.</param>
public sealed record Index(string Name, string Table) : SchemaObject(Name)
{
    /// <summary>What made it.</summary>
    public IndexOrigin Origin { get; init; }

    /// <summary>UNIQUE.</summary>
    public bool Unique { get; init; }

    /// <summary>The indexed terms, without the rowid or key columns that the engine appends.</summary>
    public ImmutableArray<IndexTerm> Terms { get; init; } = ImmutableArray<IndexTerm>.Empty;

    /// <summary>The text of the WHERE of a partial index, or null.</summary>
    public string? Where { get; init; }

    /// <summary>Whether its constraint says ON CONFLICT REPLACE: the engine lists such indexes last.</summary>
    public bool ReplacesOnConflict { get; init; }
}

/// <summary>One term of an index.</summary>
/// <param name="Column">The place of the column; <see cref="RowId"/> or <see cref="OfExpression"/>.</param>
/// <param name="Expression">The text of the expression; null for a column.</param>
/// <param name="Collation">The collation.</param>
/// <param name="Descending">DESC.</param>
public sealed record IndexTerm(int Column, string? Expression, string Collation, bool Descending)
{
    /// <summary>The column number of the rowid, as <c>index_xinfo</c> shows it.</summary>
    public const int RowId = -1;

    /// <summary>The column number of an expression, as <c>index_xinfo</c> shows it.</summary>
    public const int OfExpression = -2;
}
