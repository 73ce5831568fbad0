using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>CASE … END</c>.</summary>
public sealed class CaseExpression(TextSpan span, Expression? operand, ImmutableArray<CaseBranch> branches, Expression? @else) : Expression(span)
{
    /// <summary>What the conditions are compared with; null where they stand alone.</summary>
    public Expression? Operand { get; } = operand;

    /// <summary>The WHEN branches, at least one.</summary>
    public ImmutableArray<CaseBranch> Branches { get; } = branches;

    /// <summary>The value where no branch applies; NULL where absent.</summary>
    public Expression? Else { get; } = @else;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Branches, Else);
}

/// <summary><c>WHEN condition THEN result</c>.</summary>
public sealed class CaseBranch(TextSpan span, Expression condition, Expression result) : SqlNode(span)
{
    /// <summary>The condition, or the value that the operand is compared with.</summary>
    public Expression Condition { get; } = condition;

    /// <summary>The value.</summary>
    public Expression Result { get; } = result;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Condition, Result);
}
