using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>Whether an operand is in a list, a subquery or a table.</summary>
public abstract class InExpression(TextSpan span, Expression operand, bool isNot) : Expression(span)
{
    /// <summary>What is looked for.</summary>
    public Expression Operand { get; } = operand;

    /// <summary>Whether NOT precedes IN.</summary>
    public bool IsNot { get; } = isNot;
}

/// <summary><c>operand IN (…)</c>.</summary>
public sealed class InListExpression(
    TextSpan span,
    Expression operand,
    bool isNot,
    ImmutableArray<Expression> items)
    : InExpression(span, operand, isNot)
{
    /// <summary>The values; none is allowed.</summary>
    public ImmutableArray<Expression> Items { get; } = items;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Items);
}

/// <summary><c>operand IN (SELECT …)</c>.</summary>
public sealed class InSelectExpression(TextSpan span, Expression operand, bool isNot, SelectStatement select) : InExpression(span, operand, isNot)
{
    /// <summary>The subquery.</summary>
    public SelectStatement Select { get; } = select;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Select);
}

/// <summary><c>operand IN table</c>, or a table-valued function.</summary>
public sealed class InTableExpression(
    TextSpan span,
    Expression operand,
    bool isNot,
    QualifiedName table,
    bool isCall,
    ImmutableArray<Expression> arguments)
    : InExpression(span, operand, isNot)
{
    /// <summary>The table, view or function.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>Whether arguments in parentheses follow.</summary>
    public bool IsCall { get; } = isCall;

    /// <summary>The arguments of the function.</summary>
    public ImmutableArray<Expression> Arguments { get; } = arguments;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Operand, Table, Arguments);
}
