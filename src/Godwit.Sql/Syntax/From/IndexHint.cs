using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>INDEXED BY index</c> or <c>NOT INDEXED</c>.</summary>
public sealed class IndexHint(TextSpan span, Name? index) : SqlNode(span)
{
    /// <summary>The index; null for NOT INDEXED.</summary>
    public Name? Index { get; } = index;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Index);
}
