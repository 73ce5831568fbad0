using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>An expression in parentheses.</summary>
public sealed class ParenthesizedExpression(TextSpan span, Expression inner) : Expression(span)
{
    /// <summary>What stands inside.</summary>
    public Expression Inner { get; } = inner;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Inner);
}

/// <summary>A row value: <c>(a, b)</c>.</summary>
public sealed class RowExpression(TextSpan span, ImmutableArray<Expression> items) : Expression(span)
{
    /// <summary>The values, at least two.</summary>
    public ImmutableArray<Expression> Items { get; } = items;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Items;
}
