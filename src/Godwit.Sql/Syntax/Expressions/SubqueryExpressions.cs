using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A subquery as a value.</summary>
public sealed class SubqueryExpression(TextSpan span, SelectStatement select) : Expression(span)
{
    /// <summary>The subquery.</summary>
    public SelectStatement Select { get; } = select;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Select);
}

/// <summary><c>EXISTS (SELECT …)</c>.</summary>
public sealed class ExistsExpression(TextSpan span, SelectStatement select) : Expression(span)
{
    /// <summary>The subquery.</summary>
    public SelectStatement Select { get; } = select;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Select);
}
