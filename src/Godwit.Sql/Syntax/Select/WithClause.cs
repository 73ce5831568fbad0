using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>WITH …</c>.</summary>
public sealed class WithClause(TextSpan span, bool isRecursive, ImmutableArray<CommonTableExpression> tables) : SqlNode(span)
{
    /// <summary>Whether RECURSIVE was written, which changes nothing.</summary>
    public bool IsRecursive { get; } = isRecursive;

    /// <summary>The common table expressions, at least one.</summary>
    public ImmutableArray<CommonTableExpression> Tables { get; } = tables;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Tables;
}
