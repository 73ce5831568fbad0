using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A frame.</summary>
public sealed class FrameClause(TextSpan span, FrameUnit unit, FrameBound start, FrameBound? end, FrameExclusion? exclusion) : SqlNode(span)
{
    /// <summary>What its bounds count.</summary>
    public FrameUnit Unit { get; } = unit;

    /// <summary>Where it starts.</summary>
    public FrameBound Start { get; } = start;

    /// <summary>Where it ends; the current row where absent.</summary>
    public FrameBound? End { get; } = end;

    /// <summary>What it leaves out.</summary>
    public FrameExclusion? Exclusion { get; } = exclusion;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Start, End);
}
