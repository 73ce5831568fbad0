using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>RAISE(…)</c> in a trigger.</summary>
public sealed class RaiseExpression(TextSpan span, RaiseAction action, Expression? message) : Expression(span)
{
    /// <summary>What it does.</summary>
    public RaiseAction Action { get; } = action;

    /// <summary>The message; IGNORE has none.</summary>
    public Expression? Message { get; } = message;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Message);
}
