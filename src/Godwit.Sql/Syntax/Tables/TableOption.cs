using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>An option of a table.</summary>
public sealed class TableOption(TextSpan span, TableOptionKind kind, Name name) : SqlNode(span)
{
    /// <summary>What it is.</summary>
    public TableOptionKind Kind { get; } = kind;

    /// <summary>The word that says so.</summary>
    public Name Name { get; } = name;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name);
}
