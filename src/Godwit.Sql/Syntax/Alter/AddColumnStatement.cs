using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ALTER TABLE … ADD COLUMN …</c>.</summary>
public sealed class AddColumnStatement(TextSpan span, QualifiedName table, ColumnDefinition column) : AlterTableStatement(span, table)
{
    /// <summary>The column.</summary>
    public ColumnDefinition Column { get; } = column;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Column);
}
