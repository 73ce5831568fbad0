using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ON CONFLICT … DO …</c>.</summary>
public sealed class UpsertClause(
    TextSpan span,
    ImmutableArray<OrderingTerm> target,
    Expression? targetWhere,
    ImmutableArray<SetClause> sets,
    Expression? where)
    : SqlNode(span)
{
    /// <summary>The columns of the unique index; any where none is named.</summary>
    public ImmutableArray<OrderingTerm> Target { get; } = target;

    /// <summary>The condition of a partial index.</summary>
    public Expression? TargetWhere { get; } = targetWhere;

    /// <summary>What DO UPDATE sets; none for DO NOTHING.</summary>
    public ImmutableArray<SetClause> Sets { get; } = sets;

    /// <summary>The condition of DO UPDATE.</summary>
    public Expression? Where { get; } = where;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Target, TargetWhere, Sets, Where);
}
