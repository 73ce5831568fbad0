using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>ROLLBACK, or ROLLBACK TO a savepoint.</summary>
public sealed class RollbackStatement(TextSpan span, Name? name, Name? savepoint) : Statement(span)
{
    /// <summary>A name of the transaction, which SQLite takes and ignores.</summary>
    public Name? Name { get; } = name;

    /// <summary>The savepoint; null where the transaction ends.</summary>
    public Name? Savepoint { get; } = savepoint;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name, Savepoint);
}
