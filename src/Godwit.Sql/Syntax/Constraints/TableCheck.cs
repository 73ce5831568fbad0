using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>CHECK (condition)</c>.</summary>
public sealed class TableCheck(
    TextSpan span,
    Name? constraintName,
    Expression condition,
    ConflictResolution? onConflict)
    : TableConstraint(span, constraintName)
{
    /// <summary>The condition.</summary>
    public Expression Condition { get; } = condition;

    /// <summary>What ON CONFLICT says, which SQLite ignores.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Condition);
}
