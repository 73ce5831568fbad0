using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>column = value</c> or <c>(columns) = row</c>.</summary>
public sealed class SetClause(TextSpan span, bool isRow, ImmutableArray<Name> columns, Expression value) : SqlNode(span)
{
    /// <summary>Whether the columns stand in parentheses.</summary>
    public bool IsRow { get; } = isRow;

    /// <summary>The columns, at least one.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <summary>The value.</summary>
    public Expression Value { get; } = value;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Columns, Value);
}
