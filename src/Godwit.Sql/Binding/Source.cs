using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>How a source is joined to those before it.</summary>
[Flags]
internal enum JoinKinds
{
    None = 0,
    Inner = 1,
    Cross = 2,
    Natural = 4,
    Left = 8,
    Right = 16,
    Outer = 32,

    /// <summary>A RIGHT or FULL join stands behind it.</summary>
    LeftOfRight = 64,
}

/// <summary>One thing that rows come from: an item of FROM, or the table of an INSERT, UPDATE or DELETE.</summary>
internal sealed class Source(string name, TextSpan span)
{
    /// <summary>The table's name, or the name that the engine gives a subquery.</summary>
    public string Name { get; } = name;

    /// <summary>Where problems are shown.</summary>
    public TextSpan Span { get; } = span;

    public string? Alias { get; init; }

    /// <summary>The table, view or virtual table; null for subqueries and common table expressions.</summary>
    public Relation? Relation { get; init; }

    /// <summary>The columns; their types are known once the source is resolved.</summary>
    public ImmutableArray<Column> Columns { get; set; } = ImmutableArray<Column>.Empty;

    /// <summary>The SELECT behind a view, a subquery or a common table expression.</summary>
    public SelectModel? Select { get; set; }

    /// <summary>Whether the columns cannot be known: every name is accepted.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether <c>rowid</c> can be named.</summary>
    public bool HasRowId { get; init; }

    /// <summary>The place of the column that is the rowid, or -1.</summary>
    public int RowIdAlias { get; init; } = -1;

    /// <summary>A parenthesised join: its columns keep the names of their tables.</summary>
    public bool IsNested { get; init; }

    public bool IsCommonTable { get; init; }

    /// <summary>A recursive common table expression within itself.</summary>
    public bool IsSelf { get; init; }

    /// <summary>The SELECT that reads itself here, whose other queries tell the types.</summary>
    public SelectModel? Recursion { get; set; }

    public JoinKinds Join { get; set; }

    /// <summary>The columns of USING, written or made by NATURAL; null for none.</summary>
    public List<string>? Using { get; set; }

    public bool IsNatural { get; set; }

    public JoinConstraint? Constraint { get; set; }

    /// <summary>The arguments of a table-valued function.</summary>
    public ImmutableArray<Expression> Arguments { get; init; } = ImmutableArray<Expression>.Empty;

    /// <summary>Whether an outer join may leave the columns NULL.</summary>
    public bool IsOptional { get; set; }

    /// <summary>The name by which columns are qualified.</summary>
    public string Label => Alias ?? Name;

    /// <summary>The database of the table; null for subqueries and common table expressions.</summary>
    public string? Database => Relation?.Database;

    public int IndexOf(string column)
    {
        var columns = Columns;
        for (var i = 0; i < columns.Length; i++)
        {
            if (NameComparer.Same(columns[i].Name, column))
                return i;
        }

        return -1;
    }

    public bool UsesColumn(string column)
    {
        if (Using is { } names)
        {
            foreach (var used in names)
            {
                if (NameComparer.Same(used, column))
                    return true;
            }
        }

        return false;
    }
}
