using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>What a trigger fires for.</summary>
public sealed class TriggerEvent(TextSpan span, TriggerEventKind kind, ImmutableArray<Name> columns) : SqlNode(span)
{
    /// <summary>The kind of change.</summary>
    public TriggerEventKind Kind { get; } = kind;

    /// <summary>The columns of UPDATE OF; any where none is named.</summary>
    public ImmutableArray<Name> Columns { get; } = columns;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Columns;
}
