using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>An expression, with its alias.</summary>
public sealed class ExpressionColumn(TextSpan span, Expression expression, Name? alias) : ResultColumn(span)
{
    /// <summary>The value.</summary>
    public Expression Expression { get; } = expression;

    /// <summary>The alias.</summary>
    public Name? Alias { get; } = alias;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Expression, Alias);
}

/// <summary><c>*</c> or <c>table.*</c>.</summary>
public sealed class StarColumn(TextSpan span, Name? table) : ResultColumn(span)
{
    /// <summary>The table or alias; null for all of them.</summary>
    public Name? Table { get; } = table;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table);
}
