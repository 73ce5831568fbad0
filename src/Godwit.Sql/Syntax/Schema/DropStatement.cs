using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>DROP TABLE, INDEX, VIEW or TRIGGER.</summary>
public sealed class DropStatement(TextSpan span, DropKind kind, bool ifExists, QualifiedName target) : Statement(span)
{
    /// <summary>What it drops.</summary>
    public DropKind Kind { get; } = kind;

    /// <summary>Whether IF EXISTS was written.</summary>
    public bool IfExists { get; } = ifExists;

    /// <summary>Its name.</summary>
    public QualifiedName Target { get; } = target;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Target);
}
