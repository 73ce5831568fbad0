using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>GENERATED ALWAYS AS (…)</c>, where the first two words may be missing.</summary>
public sealed class ColumnGenerated(TextSpan span, Name? constraintName, Expression expression, Name? storage) : ColumnConstraint(span, constraintName)
{
    /// <summary>The value.</summary>
    public Expression Expression { get; } = expression;

    /// <summary><c>STORED</c> or <c>VIRTUAL</c>; another name parses, but SQLite refuses it when it prepares.</summary>
    public Name? Storage { get; } = storage;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Expression, Storage);
}
