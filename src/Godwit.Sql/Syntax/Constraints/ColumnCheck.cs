using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>CHECK (condition)</c>.</summary>
public sealed class ColumnCheck(TextSpan span, Name? constraintName, Expression condition) : ColumnConstraint(span, constraintName)
{
    /// <summary>The condition.</summary>
    public Expression Condition { get; } = condition;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Condition);
}
