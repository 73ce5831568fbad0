using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>ATTACH.</summary>
public sealed class AttachStatement(TextSpan span, Expression file, Expression schema, Expression? key) : Statement(span)
{
    /// <summary>The file.</summary>
    public Expression File { get; } = file;

    /// <summary>The name of the database.</summary>
    public Expression Schema { get; } = schema;

    /// <summary>The key.</summary>
    public Expression? Key { get; } = key;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(File, Schema, Key);
}
