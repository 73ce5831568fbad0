using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>REINDEX.</summary>
public sealed class ReindexStatement(TextSpan span, QualifiedName? target) : Statement(span)
{
    /// <summary>A collating sequence, table or index; everything where absent.</summary>
    public QualifiedName? Target { get; } = target;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Target);
}
