using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>REFERENCES …</c>.</summary>
public sealed class ColumnReferences(TextSpan span, Name? constraintName, ForeignKeyReference reference) : ColumnConstraint(span, constraintName)
{
    /// <summary>What is referenced.</summary>
    public ForeignKeyReference Reference { get; } = reference;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Reference);
}
