using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>VACUUM.</summary>
public sealed class VacuumStatement(TextSpan span, Name? schema, Expression? into) : Statement(span)
{
    /// <summary>The database.</summary>
    public Name? Schema { get; } = schema;

    /// <summary>The file of VACUUM INTO.</summary>
    public Expression? Into { get; } = into;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Schema, Into);
}
