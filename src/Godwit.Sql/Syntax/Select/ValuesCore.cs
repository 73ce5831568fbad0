using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>VALUES (…), (…)</c>.</summary>
public sealed class ValuesCore(TextSpan span, ImmutableArray<ValuesRow> rows) : SelectCore(span)
{
    /// <summary>The rows, at least one.</summary>
    public ImmutableArray<ValuesRow> Rows { get; } = rows;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Rows;
}

/// <summary>One row of VALUES, with its parentheses.</summary>
public sealed class ValuesRow(TextSpan span, ImmutableArray<Expression> items) : SqlNode(span)
{
    /// <summary>The values, at least one.</summary>
    public ImmutableArray<Expression> Items { get; } = items;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Items;
}
