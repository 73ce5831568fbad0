using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>
/// A name in an expression: a column, <c>table.column</c> or <c>database.table.column</c>; bare <c>TRUE</c> and
/// <c>FALSE</c> too.
/// </summary>
public sealed class ColumnExpression(TextSpan span, Name? schema, Name? table, Name column) : Expression(span)
{
    /// <summary>The database, where it was written.</summary>
    public Name? Schema { get; } = schema;

    /// <summary>The table or alias, where it was written.</summary>
    public Name? Table { get; } = table;

    /// <summary>The column.</summary>
    public Name Column { get; } = column;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Schema, Table, Column);
}
