using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>COMMIT or END.</summary>
public sealed class CommitStatement(TextSpan span, Name? name) : Statement(span)
{
    /// <summary>A name, which SQLite takes and ignores.</summary>
    public Name? Name { get; } = name;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name);
}
