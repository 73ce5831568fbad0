using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>BEGIN.</summary>
public sealed class BeginStatement(TextSpan span, TransactionMode mode, Name? name) : Statement(span)
{
    /// <summary>How the transaction begins.</summary>
    public TransactionMode Mode { get; } = mode;

    /// <summary>A name, which SQLite takes and ignores.</summary>
    public Name? Name { get; } = name;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name);
}
