using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>CREATE TABLE.</summary>
public sealed class CreateTableStatement(
    TextSpan span,
    bool isTemporary,
    bool ifNotExists,
    QualifiedName table,
    ImmutableArray<ColumnDefinition> columns,
    ImmutableArray<TableConstraint> constraints,
    ImmutableArray<TableOption> options,
    SelectStatement? asSelect)
    : Statement(span)
{
    /// <summary>Whether TEMP was written.</summary>
    public bool IsTemporary { get; } = isTemporary;

    /// <summary>Whether IF NOT EXISTS was written.</summary>
    public bool IfNotExists { get; } = ifNotExists;

    /// <summary>The table.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>The columns; none for CREATE TABLE … AS.</summary>
    public ImmutableArray<ColumnDefinition> Columns { get; } = columns;

    /// <summary>The constraints of the table.</summary>
    public ImmutableArray<TableConstraint> Constraints { get; } = constraints;

    /// <summary>WITHOUT ROWID and STRICT.</summary>
    public ImmutableArray<TableOption> Options { get; } = options;

    /// <summary>The query of CREATE TABLE … AS.</summary>
    public SelectStatement? AsSelect { get; } = asSelect;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Columns, Constraints, Options, AsSelect);
}
