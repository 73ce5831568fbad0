using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>An ordinary table.</summary>
/// <param name="Name">The name without quotes.</param>
public sealed record Table(string Name) : Relation(Name)
{
    /// <summary>The places of the primary key's columns, in the key's order; empty where there is none.</summary>
    public ImmutableArray<int> PrimaryKey { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>The place of the column that is the rowid under another name (INTEGER PRIMARY KEY), or -1.</summary>
    public int RowIdAlias { get; init; } = -1;

    /// <summary>AUTOINCREMENT.</summary>
    public bool AutoIncrement { get; init; }

    /// <summary>WITHOUT ROWID.</summary>
    public bool WithoutRowId { get; init; }

    /// <summary>STRICT.</summary>
    public bool Strict { get; init; }

    /// <summary>The foreign keys in the order of their declaration; <c>foreign_key_list</c> counts from the last.</summary>
    public ImmutableArray<ForeignKey> ForeignKeys { get; init; } = ImmutableArray<ForeignKey>.Empty;

    /// <summary>The CHECK constraints in order.</summary>
    public ImmutableArray<CheckConstraint> Checks { get; init; } = ImmutableArray<CheckConstraint>.Empty;

    /// <summary>The indexes, those of constraints included, in the order of their making.</summary>
    public ImmutableArray<Index> Indexes { get; init; } = ImmutableArray<Index>.Empty;

    /// <summary>The virtual table that this table stores the content of, or null.</summary>
    public string? ShadowOf { get; init; }

    /// <summary>How many of the foreign keys are constraints of columns; they come first.</summary>
    internal int ColumnKeys { get; init; }

    /// <summary>
    /// What the engine says of a name in double quotes that it has let pass as a text while it loaded the schema, and that
    /// stands in the way of the next rename; or null.
    /// </summary>
    internal string? LooseText { get; init; }

    /// <summary>The offset in <see cref="SchemaObject.Sql"/> at which ALTER TABLE puts a new column.</summary>
    internal int ColumnsEnd { get; init; }

    /// <summary>An index by name, or null.</summary>
    /// <param name="name">The index's name without quotes.</param>
    public Index? FindIndex(string name)
    {
        foreach (var index in Indexes)
        {
            if (NameComparer.Same(index.Name, name))
                return index;
        }

        return null;
    }
}

/// <summary>A CHECK constraint.</summary>
/// <param name="Name">The name after CONSTRAINT, or null.</param>
/// <param name="Expression">The text of the expression, without its parentheses.</param>
public sealed record CheckConstraint(string? Name, string Expression);
