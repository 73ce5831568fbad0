using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A join in parentheses.</summary>
public sealed class ParenthesizedSource(TextSpan span, FromClause tables, Name? alias) : TableSource(span)
{
    /// <summary>The tables inside.</summary>
    public FromClause Tables { get; } = tables;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Tables, Alias);
}
