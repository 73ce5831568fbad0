using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>RETURNING columns</c>.</summary>
public sealed class ReturningClause(TextSpan span, ImmutableArray<ResultColumn> columns) : SqlNode(span)
{
    /// <summary>The result columns, at least one.</summary>
    public ImmutableArray<ResultColumn> Columns { get; } = columns;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Columns;
}
