using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A bound of a frame.</summary>
public sealed class FrameBound(TextSpan span, FrameBoundKind kind, Expression? offset) : SqlNode(span)
{
    /// <summary>What it is.</summary>
    public FrameBoundKind Kind { get; } = kind;

    /// <summary>How far from the current row.</summary>
    public Expression? Offset { get; } = offset;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Offset);
}
