using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ALTER TABLE … DROP COLUMN …</c>.</summary>
public sealed class DropColumnStatement(TextSpan span, QualifiedName table, Name column) : AlterTableStatement(span, table)
{
    /// <summary>The column.</summary>
    public Name Column { get; } = column;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Column);
}
