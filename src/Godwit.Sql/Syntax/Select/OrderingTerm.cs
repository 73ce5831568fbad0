using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A term of ORDER BY, or a column of an index, key or conflict target.</summary>
public sealed class OrderingTerm(TextSpan span, Expression expression, SortOrder? order, NullsOrder? nulls) : SqlNode(span)
{
    /// <summary>What is ordered.</summary>
    public Expression Expression { get; } = expression;

    /// <summary>ASC or DESC, where written.</summary>
    public SortOrder? Order { get; } = order;

    /// <summary>NULLS FIRST or LAST, where written.</summary>
    public NullsOrder? Nulls { get; } = nulls;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Expression);
}
