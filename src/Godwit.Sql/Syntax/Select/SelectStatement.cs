using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A SELECT or VALUES with all its parts, as a statement or within one (then without its parentheses).</summary>
public sealed class SelectStatement(
    TextSpan span,
    WithClause? with,
    ImmutableArray<SelectCore> cores,
    ImmutableArray<CompoundOperator> operators)
    : Statement(span)
{
    /// <summary>The common table expressions before it.</summary>
    public WithClause? With { get; } = with;

    /// <summary>The parts, at least one. ORDER BY and LIMIT of the whole are those of the last.</summary>
    public ImmutableArray<SelectCore> Cores { get; } = cores;

    /// <summary>The operators between the parts.</summary>
    public ImmutableArray<CompoundOperator> Operators { get; } = operators;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(With, Cores);
}
