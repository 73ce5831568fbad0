using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A table, index, view, trigger or pragma, with the database it is in where that was written.</summary>
public sealed class QualifiedName(TextSpan span, Name? schema, Name objectName) : SqlNode(span)
{
    /// <summary>The database: <c>main</c>, <c>temp</c> or an attached one.</summary>
    public Name? Schema { get; } = schema;

    /// <summary>The name within the database.</summary>
    public Name ObjectName { get; } = objectName;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Schema, ObjectName);
}
