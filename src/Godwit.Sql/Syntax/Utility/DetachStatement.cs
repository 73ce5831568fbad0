using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>DETACH.</summary>
public sealed class DetachStatement(TextSpan span, Expression schema) : Statement(span)
{
    /// <summary>The name of the database.</summary>
    public Expression Schema { get; } = schema;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Schema);
}
