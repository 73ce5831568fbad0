using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>CAST(operand AS type)</c>.</summary>
public sealed class CastExpression(TextSpan span, Expression operand, TypeName? type) : Expression(span)
{
    /// <summary>What is converted.</summary>
    public Expression Operand { get; } = operand;

    /// <summary>The type; SQLite takes none, too.</summary>
    public TypeName? Type { get; } = type;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Type);
}
