using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A constraint of a table, from CONSTRAINT where it has a name.</summary>
public abstract class TableConstraint(TextSpan span, Name? constraintName) : SqlNode(span)
{
    /// <summary>The name, where it has one.</summary>
    public Name? ConstraintName { get; } = constraintName;
}
