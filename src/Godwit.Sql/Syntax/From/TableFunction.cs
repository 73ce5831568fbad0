using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A table-valued function.</summary>
public sealed class TableFunction(TextSpan span, QualifiedName function, ImmutableArray<Expression> arguments, Name? alias) : TableSource(span)
{
    /// <summary>Its name.</summary>
    public QualifiedName Function { get; } = function;

    /// <summary>The arguments.</summary>
    public ImmutableArray<Expression> Arguments { get; } = arguments;

    /// <summary>Its alias.</summary>
    public Name? Alias { get; } = alias;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Function, Arguments, Alias);
}
