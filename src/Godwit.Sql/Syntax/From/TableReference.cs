using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A table or view.</summary>
public sealed class TableReference(TextSpan span, QualifiedName table, Name? alias, IndexHint? indexHint) : TableSource(span)
{
    /// <summary>Its name.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>INDEXED BY or NOT INDEXED.</summary>
    public IndexHint? IndexHint { get; } = indexHint;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Alias, IndexHint);
}
