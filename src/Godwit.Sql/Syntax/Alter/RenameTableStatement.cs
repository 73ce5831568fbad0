using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ALTER TABLE … RENAME TO …</c>.</summary>
public sealed class RenameTableStatement(TextSpan span, QualifiedName table, Name newName) : AlterTableStatement(span, table)
{
    /// <summary>The new name.</summary>
    public Name NewName { get; } = newName;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, NewName);
}
