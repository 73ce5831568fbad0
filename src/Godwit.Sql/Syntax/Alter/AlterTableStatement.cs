using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>ALTER TABLE.</summary>
public abstract class AlterTableStatement(TextSpan span, QualifiedName table) : Statement(span)
{
    /// <summary>The table.</summary>
    public QualifiedName Table { get; } = table;
}
