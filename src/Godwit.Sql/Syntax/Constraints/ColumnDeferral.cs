using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>[NOT] DEFERRABLE …</c>, for the reference before it.</summary>
public sealed class ColumnDeferral(TextSpan span, Name? constraintName, ForeignKeyDeferral deferral) : ColumnConstraint(span, constraintName)
{
    /// <summary>What it says.</summary>
    public ForeignKeyDeferral Deferral { get; } = deferral;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Deferral);
}
