using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ON DELETE …</c>, <c>ON UPDATE …</c>, <c>ON INSERT …</c> or <c>MATCH …</c>.</summary>
public sealed class ForeignKeyAction(TextSpan span, ForeignKeyTrigger trigger, ReferentialAction action, Name? match) : SqlNode(span)
{
    /// <summary>What it speaks of.</summary>
    public ForeignKeyTrigger Trigger { get; } = trigger;

    /// <summary>What happens; NO ACTION for MATCH.</summary>
    public ReferentialAction Action { get; } = action;

    /// <summary>The name behind MATCH.</summary>
    public Name? Match { get; } = match;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Match);
}
