using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>What has a row in <c>sqlite_schema</c>: a table, view, virtual table, index or trigger.</summary>
/// <param name="Name">The name without quotes, in the case of its definition.</param>
public abstract record SchemaObject(string Name)
{
    /// <summary>The database it lives in: <c>main</c>, <c>temp</c>, or the name given to ATTACH.</summary>
    public string Database { get; init; } = SqlSchema.Main;

    /// <summary>The text that <c>sqlite_schema</c> holds; null for an index that a constraint makes, and for built-in tables.</summary>
    public string? Sql { get; init; }

    /// <summary>Its place among the rows of <c>sqlite_schema</c>: later objects have greater numbers.</summary>
    public long Order { get; init; }
}

/// <summary>What can stand in FROM: a table, a view or a virtual table. The three share one space of names.</summary>
/// <param name="Name">The name without quotes.</param>
public abstract record Relation(string Name) : SchemaObject(Name)
{
    /// <summary>The columns in order, hidden ones included. Empty for a view, whose columns come from binding its SELECT.</summary>
    public ImmutableArray<Column> Columns { get; init; } = ImmutableArray<Column>.Empty;

    /// <summary>
    /// Whether the columns are not known, because a module is not, or because the table was made from such a table: whatever
    /// is said of them must be accepted.
    /// </summary>
    public bool IsOpaque { get; init; }

    /// <summary>The zero-based place of a column, or -1.</summary>
    /// <param name="name">The column's name without quotes.</param>
    public int IndexOfColumn(string name)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (NameComparer.Same(Columns[i].Name, name))
                return i;
        }

        return -1;
    }

    /// <summary>A column by name, or null.</summary>
    /// <param name="name">The column's name without quotes.</param>
    public Column? FindColumn(string name) => IndexOfColumn(name) is var i and >= 0 ? Columns[i] : null;
}
