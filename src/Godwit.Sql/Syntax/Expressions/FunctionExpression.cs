using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A call of a function, aggregate or window function.</summary>
public sealed class FunctionExpression(
    TextSpan span,
    Name function,
    bool isStar,
    SelectQuantifier quantifier,
    ImmutableArray<Expression> arguments,
    ImmutableArray<OrderingTerm> orderBy,
    Expression? filter,
    OverClause? over)
    : Expression(span)
{
    /// <summary>The name.</summary>
    public Name Function { get; } = function;

    /// <summary>Whether the argument is <c>*</c>.</summary>
    public bool IsStar { get; } = isStar;

    /// <summary>DISTINCT or ALL before the arguments.</summary>
    public SelectQuantifier Quantifier { get; } = quantifier;

    /// <summary>The arguments.</summary>
    public ImmutableArray<Expression> Arguments { get; } = arguments;

    /// <summary>The order in which an aggregate takes its arguments.</summary>
    public ImmutableArray<OrderingTerm> OrderBy { get; } = orderBy;

    /// <summary>The condition of FILTER.</summary>
    public Expression? Filter { get; } = filter;

    /// <summary>What makes it a window function.</summary>
    public OverClause? Over { get; } = over;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Function, Arguments, OrderBy, Filter, Over);
}
