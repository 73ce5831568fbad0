using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A window, without its parentheses. An empty one has an empty span.</summary>
public sealed class WindowSpecification(
    TextSpan span,
    Name? baseWindow,
    ImmutableArray<Expression> partitionBy,
    ImmutableArray<OrderingTerm> orderBy,
    FrameClause? frame)
    : SqlNode(span)
{
    /// <summary>The window that it builds upon.</summary>
    public Name? BaseWindow { get; } = baseWindow;

    /// <summary>What its partitions have in common.</summary>
    public ImmutableArray<Expression> PartitionBy { get; } = partitionBy;

    /// <summary>Their order.</summary>
    public ImmutableArray<OrderingTerm> OrderBy { get; } = orderBy;

    /// <summary>The frame.</summary>
    public FrameClause? Frame { get; } = frame;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(BaseWindow, PartitionBy, OrderBy, Frame);
}
