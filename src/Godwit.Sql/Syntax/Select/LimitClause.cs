using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>LIMIT count OFFSET offset</c>, or <c>LIMIT offset, count</c>.</summary>
public sealed class LimitClause(TextSpan span, Expression count, Expression? offset) : SqlNode(span)
{
    /// <summary>The largest number of rows.</summary>
    public Expression Count { get; } = count;

    /// <summary>How many are skipped first.</summary>
    public Expression? Offset { get; } = offset;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Offset is not null && Offset.Span.Start < Count.Span.Start ? Nodes(Offset, Count) : Nodes(Count, Offset);
}
