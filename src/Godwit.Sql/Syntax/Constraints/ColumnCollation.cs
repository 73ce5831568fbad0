using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>COLLATE name</c>.</summary>
public sealed class ColumnCollation(TextSpan span, Name? constraintName, Name collation) : ColumnConstraint(span, constraintName)
{
    /// <summary>The collating sequence.</summary>
    public Name Collation { get; } = collation;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Collation);
}
