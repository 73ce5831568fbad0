using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ISNULL</c>, <c>NOTNULL</c> or <c>NOT NULL</c> behind an operand.</summary>
public sealed class NullTestExpression(TextSpan span, Expression operand, bool isNot) : Expression(span)
{
    /// <summary>What is tested.</summary>
    public Expression Operand { get; } = operand;

    /// <summary>True for NOTNULL and NOT NULL.</summary>
    public bool IsNot { get; } = isNot;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand);
}
