using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>DELETE.</summary>
public sealed class DeleteStatement(
    TextSpan span,
    WithClause? with,
    QualifiedName table,
    Name? alias,
    IndexHint? indexHint,
    Expression? where,
    ReturningClause? returning)
    : Statement(span)
{
    /// <summary>The common table expressions.</summary>
    public WithClause? With { get; } = with;

    /// <summary>The table.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>INDEXED BY or NOT INDEXED.</summary>
    public IndexHint? IndexHint { get; } = indexHint;

    /// <summary>The condition.</summary>
    public Expression? Where { get; } = where;

    /// <summary>RETURNING.</summary>
    public ReturningClause? Returning { get; } = returning;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(With, Table, Alias, IndexHint, Where, Returning);
}
