using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>SAVEPOINT.</summary>
public sealed class SavepointStatement(TextSpan span, Name name) : Statement(span)
{
    /// <summary>The savepoint.</summary>
    public Name Name { get; } = name;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name);
}

/// <summary>RELEASE.</summary>
public sealed class ReleaseStatement(TextSpan span, Name name) : Statement(span)
{
    /// <summary>The savepoint.</summary>
    public Name Name { get; } = name;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name);
}
