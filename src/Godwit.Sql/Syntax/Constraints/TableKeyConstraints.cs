using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>PRIMARY KEY (columns)</c>.</summary>
public sealed class TablePrimaryKey(
    TextSpan span,
    Name? constraintName,
    ImmutableArray<OrderingTerm> columns,
    bool isAutoIncrement,
    ConflictResolution? onConflict)
    : TableConstraint(span, constraintName)
{
    /// <summary>The columns, at least one.</summary>
    public ImmutableArray<OrderingTerm> Columns { get; } = columns;

    /// <summary>Whether AUTOINCREMENT was written.</summary>
    public bool IsAutoIncrement { get; } = isAutoIncrement;

    /// <summary>What ON CONFLICT says.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Columns);
}

/// <summary><c>UNIQUE (columns)</c>.</summary>
public sealed class TableUnique(
    TextSpan span,
    Name? constraintName,
    ImmutableArray<OrderingTerm> columns,
    ConflictResolution? onConflict)
    : TableConstraint(span, constraintName)
{
    /// <summary>The columns, at least one.</summary>
    public ImmutableArray<OrderingTerm> Columns { get; } = columns;

    /// <summary>What ON CONFLICT says.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(ConstraintName, Columns);
}
