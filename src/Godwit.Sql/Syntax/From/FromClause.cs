using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>The tables of FROM, or of a join in parentheses.</summary>
public sealed class FromClause(TextSpan span, ImmutableArray<JoinedTable> tables) : SqlNode(span)
{
    /// <summary>The tables in order, at least one.</summary>
    public ImmutableArray<JoinedTable> Tables { get; } = tables;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Tables;
}
