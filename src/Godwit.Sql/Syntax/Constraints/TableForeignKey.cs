using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>FOREIGN KEY (columns) REFERENCES …</c>.</summary>
public sealed class TableForeignKey(
    TextSpan span,
    Name? constraintName,
    ImmutableArray<Name> columns,
    ForeignKeyReference reference,
    ForeignKeyDeferral? deferral)
    : TableConstraint(span, constraintName)
{
    /// <summary>The columns of this table, at least one.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <summary>What is referenced.</summary>
    public ForeignKeyReference Reference { get; } = reference;

    /// <summary>When it is checked.</summary>
    public ForeignKeyDeferral? Deferral { get; } = deferral;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Columns, Reference, Deferral);
}
