using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ALTER TABLE … RENAME COLUMN … TO …</c>.</summary>
public sealed class RenameColumnStatement(TextSpan span, QualifiedName table, Name column, Name newName) : AlterTableStatement(span, table)
{
    /// <summary>The column.</summary>
    public Name Column { get; } = column;

    /// <summary>Its new name.</summary>
    public Name NewName { get; } = newName;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Column, NewName);
}
