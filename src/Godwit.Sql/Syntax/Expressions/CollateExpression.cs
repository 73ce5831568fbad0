using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>operand COLLATE name</c>.</summary>
public sealed class CollateExpression(TextSpan span, Expression operand, Name collation) : Expression(span)
{
    /// <summary>What is compared.</summary>
    public Expression Operand { get; } = operand;

    /// <summary>The collating sequence.</summary>
    public Name Collation { get; } = collation;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Collation);
}
