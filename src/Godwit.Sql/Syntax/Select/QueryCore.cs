using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>One SELECT of a compound.</summary>
public sealed class QueryCore(
    TextSpan span,
    SelectQuantifier quantifier,
    ImmutableArray<ResultColumn> columns,
    FromClause? from,
    Expression? where,
    ImmutableArray<Expression> groupBy,
    Expression? having,
    ImmutableArray<WindowDefinition> windows,
    ImmutableArray<OrderingTerm> orderBy,
    LimitClause? limit)
    : SelectCore(span)
{
    /// <summary>DISTINCT or ALL.</summary>
    public SelectQuantifier Quantifier { get; } = quantifier;

    /// <summary>The result columns, at least one.</summary>
    public ImmutableArray<ResultColumn> Columns { get; } = columns;

    /// <summary>The tables.</summary>
    public FromClause? From { get; } = from;

    /// <summary>The condition.</summary>
    public Expression? Where { get; } = where;

    /// <summary>What its groups have in common.</summary>
    public ImmutableArray<Expression> GroupBy { get; } = groupBy;

    /// <summary>The condition on groups.</summary>
    public Expression? Having { get; } = having;

    /// <summary>The named windows.</summary>
    public ImmutableArray<WindowDefinition> Windows { get; } = windows;

    /// <summary>The order; SQLite takes it on the last part only.</summary>
    public ImmutableArray<OrderingTerm> OrderBy { get; } = orderBy;

    /// <summary>The limit; SQLite takes it on the last part only.</summary>
    public LimitClause? Limit { get; } = limit;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Columns, From, Where, GroupBy, Having, Windows, OrderBy, Limit);
}
