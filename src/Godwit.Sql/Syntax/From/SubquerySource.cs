using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A subquery in FROM.</summary>
public sealed class SubquerySource(TextSpan span, SelectStatement select, Name? alias) : TableSource(span)
{
    /// <summary>The subquery.</summary>
    public SelectStatement Select { get; } = select;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Select, Alias);
}
