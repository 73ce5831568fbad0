using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>NOT NULL</c>.</summary>
public sealed class ColumnNotNull(TextSpan span, Name? constraintName, ConflictResolution? onConflict) : ColumnConstraint(span, constraintName)
{
    /// <summary>What ON CONFLICT says.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName);
}

/// <summary><c>NULL</c>, which SQLite takes and ignores.</summary>
public sealed class ColumnNull(TextSpan span, Name? constraintName, ConflictResolution? onConflict) : ColumnConstraint(span, constraintName)
{
    /// <summary>What ON CONFLICT says.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName);
}
