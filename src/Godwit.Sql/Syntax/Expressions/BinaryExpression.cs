using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>An operator between two operands.</summary>
public sealed class BinaryExpression(TextSpan span, Expression left, BinaryOperator @operator, Expression right) : Expression(span)
{
    /// <summary>The operand before it.</summary>
    public Expression Left { get; } = left;

    /// <summary>The operator.</summary>
    public BinaryOperator Operator { get; } = @operator;

    /// <summary>The operand behind it.</summary>
    public Expression Right { get; } = right;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Left, Right);
}
