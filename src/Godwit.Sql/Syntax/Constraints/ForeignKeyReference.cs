using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>REFERENCES table(columns) …</c>.</summary>
public sealed class ForeignKeyReference(
    TextSpan span,
    Name table,
    ImmutableArray<Name> columns,
    ImmutableArray<ForeignKeyAction> actions)
    : SqlNode(span)
{
    /// <summary>The table that is referenced.</summary>
    public Name Table { get; } = table;

    /// <summary>Its columns; its primary key where none is named.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <summary>ON and MATCH clauses, in order; the last of a kind counts.</summary>
    public ImmutableArray<ForeignKeyAction> Actions { get; } = actions;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Columns, Actions);
}
