using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>EXPLAIN or EXPLAIN QUERY PLAN.</summary>
public sealed class ExplainStatement(TextSpan span, bool isQueryPlan, Statement statement) : Statement(span)
{
    /// <summary>Whether QUERY PLAN was written.</summary>
    public bool IsQueryPlan { get; } = isQueryPlan;

    /// <summary>What is explained.</summary>
    public Statement Statement { get; } = statement;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Statement);
}
