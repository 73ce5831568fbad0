using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>UPDATE.</summary>
public sealed class UpdateStatement(
    TextSpan span,
    WithClause? with,
    ConflictResolution? onConflict,
    QualifiedName table,
    Name? alias,
    IndexHint? indexHint,
    ImmutableArray<SetClause> sets,
    FromClause? from,
    Expression? where,
    ReturningClause? returning)
    : Statement(span)
{
    /// <summary>The common table expressions.</summary>
    public WithClause? With { get; } = with;

    /// <summary>What follows OR.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <summary>The table.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>INDEXED BY or NOT INDEXED.</summary>
    public IndexHint? IndexHint { get; } = indexHint;

    /// <summary>What is set, at least one.</summary>
    public ImmutableArray<SetClause> Sets { get; } = sets;

    /// <summary>Further tables.</summary>
    public FromClause? From { get; } = from;

    /// <summary>The condition.</summary>
    public Expression? Where { get; } = where;

    /// <summary>RETURNING.</summary>
    public ReturningClause? Returning { get; } = returning;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(With, Table, Alias, IndexHint, Sets, From, Where, Returning);
}
