using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>PRIMARY KEY</c>.</summary>
public sealed class ColumnPrimaryKey(
    TextSpan span,
    Name? constraintName,
    SortOrder? order,
    ConflictResolution? onConflict,
    bool isAutoIncrement)
    : ColumnConstraint(span, constraintName)
{
    /// <summary>ASC or DESC, where written.</summary>
    public SortOrder? Order { get; } = order;

    /// <summary>What ON CONFLICT says.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <summary>Whether AUTOINCREMENT was written.</summary>
    public bool IsAutoIncrement { get; } = isAutoIncrement;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName);
}

/// <summary><c>UNIQUE</c>.</summary>
public sealed class ColumnUnique(TextSpan span, Name? constraintName, ConflictResolution? onConflict) : ColumnConstraint(span, constraintName)
{
    /// <summary>What ON CONFLICT says.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName);
}
