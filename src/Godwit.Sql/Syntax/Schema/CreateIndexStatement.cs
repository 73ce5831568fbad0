using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>CREATE INDEX.</summary>
public sealed class CreateIndexStatement(
    TextSpan span,
    bool isUnique,
    bool ifNotExists,
    QualifiedName index,
    Name table,
    ImmutableArray<OrderingTerm> columns,
    Expression? where)
    : Statement(span)
{
    /// <summary>Whether UNIQUE was written.</summary>
    public bool IsUnique { get; } = isUnique;

    /// <summary>Whether IF NOT EXISTS was written.</summary>
    public bool IfNotExists { get; } = ifNotExists;

    /// <summary>The index.</summary>
    public QualifiedName Index { get; } = index;

    /// <summary>The table.</summary>
    public Name Table { get; } = table;

    /// <summary>The columns or expressions, at least one.</summary>
    public ImmutableArray<OrderingTerm> Columns { get; } = columns;

    /// <summary>The condition of a partial index.</summary>
    public Expression? Where { get; } = where;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Index, Table, Columns, Where);
}
