using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>operand BETWEEN low AND high</c>.</summary>
public sealed class BetweenExpression(TextSpan span, Expression operand, bool isNot, Expression low, Expression high) : Expression(span)
{
    /// <summary>What is compared.</summary>
    public Expression Operand { get; } = operand;

    /// <summary>Whether NOT precedes BETWEEN.</summary>
    public bool IsNot { get; } = isNot;

    /// <summary>The lower bound.</summary>
    public Expression Low { get; } = low;

    /// <summary>The upper bound.</summary>
    public Expression High { get; } = high;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Low, High);
}
