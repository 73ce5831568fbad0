using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>CONSTRAINT name</c> that no constraint follows.</summary>
public sealed class ColumnConstraintName(TextSpan span, Name? constraintName) : ColumnConstraint(span, constraintName)
{
    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName);
}

/// <summary><c>CONSTRAINT name</c> that no constraint follows.</summary>
public sealed class TableConstraintName(TextSpan span, Name? constraintName) : TableConstraint(span, constraintName)
{
    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName);
}
