using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>DEFAULT value</c>.</summary>
public sealed class ColumnDefault(TextSpan span, Name? constraintName, Expression value, bool isParenthesized) : ColumnConstraint(span, constraintName)
{
    /// <summary>
    /// The value: a literal with or without a sign, a bare name that means a text, or anything in parentheses (without
    /// them).
    /// </summary>
    public Expression Value { get; } = value;

    /// <summary>Whether it stands in parentheses.</summary>
    public bool IsParenthesized { get; } = isParenthesized;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Value);
}
