using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>ANALYZE.</summary>
public sealed class AnalyzeStatement(TextSpan span, QualifiedName? target) : Statement(span)
{
    /// <summary>A database, table or index; everything where absent.</summary>
    public QualifiedName? Target { get; } = target;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Target);
}
