using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>An operator before its operand.</summary>
public sealed class UnaryExpression(TextSpan span, UnaryOperator @operator, Expression operand) : Expression(span)
{
    /// <summary>The operator.</summary>
    public UnaryOperator Operator { get; } = @operator;

    /// <summary>What it applies to.</summary>
    public Expression Operand { get; } = operand;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand);
}
