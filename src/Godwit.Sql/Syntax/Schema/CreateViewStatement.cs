using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>CREATE VIEW.</summary>
public sealed class CreateViewStatement(
    TextSpan span,
    bool isTemporary,
    bool ifNotExists,
    QualifiedName view,
    ImmutableArray<Name> columns,
    SelectStatement select)
    : Statement(span)
{
    /// <summary>Whether TEMP was written.</summary>
    public bool IsTemporary { get; } = isTemporary;

    /// <summary>Whether IF NOT EXISTS was written.</summary>
    public bool IfNotExists { get; } = ifNotExists;

    /// <summary>The view.</summary>
    public QualifiedName View { get; } = view;

    /// <summary>The names of its columns; none where the SELECT names them.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <summary>The query.</summary>
    public SelectStatement Select { get; } = select;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(View, Columns, Select);
}
