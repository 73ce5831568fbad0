using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A table and how it is joined to those before it.</summary>
public sealed class JoinedTable(TextSpan span, JoinOperator? join, TableSource source, JoinConstraint? constraint) : SqlNode(span)
{
    /// <summary>The operator; null for the first table.</summary>
    public JoinOperator? Join { get; } = join;

    /// <summary>The table.</summary>
    public TableSource Source { get; } = source;

    /// <summary>ON or USING.</summary>
    public JoinConstraint? Constraint { get; } = constraint;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Join, Source, Constraint);
}
