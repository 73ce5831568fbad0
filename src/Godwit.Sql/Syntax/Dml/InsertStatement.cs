using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>INSERT or REPLACE.</summary>
public sealed class InsertStatement(
    TextSpan span,
    WithClause? with,
    bool isReplace,
    ConflictResolution? onConflict,
    QualifiedName table,
    Name? alias,
    ImmutableArray<Name> columns,
    SelectStatement? source,
    ImmutableArray<UpsertClause> upserts,
    ReturningClause? returning)
    : Statement(span)
{
    /// <summary>The common table expressions.</summary>
    public WithClause? With { get; } = with;

    /// <summary>Whether REPLACE was written for INSERT OR REPLACE.</summary>
    public bool IsReplace { get; } = isReplace;

    /// <summary>What follows OR.</summary>
    public ConflictResolution? OnConflict { get; } = onConflict;

    /// <summary>The table.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>The columns; all where none is named.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <summary>VALUES or SELECT; null for DEFAULT VALUES.</summary>
    public SelectStatement? Source { get; } = source;

    /// <summary>The ON CONFLICT clauses.</summary>
    public ImmutableArray<UpsertClause> Upserts { get; } = upserts;

    /// <summary>RETURNING.</summary>
    public ReturningClause? Returning { get; } = returning;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(With, Table, Alias, Columns, Source, Upserts, Returning);
}
