using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>name(columns) AS (SELECT …)</c>.</summary>
public sealed class CommonTableExpression(
    TextSpan span,
    Name name,
    ImmutableArray<Name> columns,
    Materialization? materialization,
    SelectStatement select)
    : SqlNode(span)
{
    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>The names of its columns; none where the SELECT names them.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <summary>The hint, where written.</summary>
    public Materialization? Materialization { get; } = materialization;

    /// <summary>The query.</summary>
    public SelectStatement Select { get; } = select;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name, Columns, Select);
}
