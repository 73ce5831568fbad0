using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>LIKE</c>, <c>GLOB</c>, <c>REGEXP</c> or <c>MATCH</c>.</summary>
public sealed class LikeExpression(
    TextSpan span,
    Expression operand,
    bool isNot,
    LikeOperator @operator,
    Expression pattern,
    Expression? escape)
    : Expression(span)
{
    /// <summary>What is matched.</summary>
    public Expression Operand { get; } = operand;

    /// <summary>Whether NOT precedes the operator.</summary>
    public bool IsNot { get; } = isNot;

    /// <summary>The operator.</summary>
    public LikeOperator Operator { get; } = @operator;

    /// <summary>What it is matched against.</summary>
    public Expression Pattern { get; } = pattern;

    /// <summary>The escape character.</summary>
    public Expression? Escape { get; } = escape;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Pattern, Escape);
}
