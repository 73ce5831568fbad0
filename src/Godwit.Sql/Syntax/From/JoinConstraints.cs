using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>ON condition</c>.</summary>
public sealed class OnConstraint(TextSpan span, Expression condition) : JoinConstraint(span)
{
    /// <summary>The condition.</summary>
    public Expression Condition { get; } = condition;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Condition);
}

/// <summary><c>USING (columns)</c>.</summary>
public sealed class UsingConstraint(TextSpan span, ImmutableArray<Name> columns) : JoinConstraint(span)
{
    /// <summary>The columns, at least one.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Columns;
}
