using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>CREATE TRIGGER.</summary>
public sealed class CreateTriggerStatement(
    TextSpan span,
    bool isTemporary,
    bool ifNotExists,
    QualifiedName trigger,
    TriggerTime time,
    TriggerEvent @event,
    QualifiedName table,
    Expression? when,
    ImmutableArray<Statement> steps)
    : Statement(span)
{
    /// <summary>Whether TEMP was written.</summary>
    public bool IsTemporary { get; } = isTemporary;

    /// <summary>Whether IF NOT EXISTS was written.</summary>
    public bool IfNotExists { get; } = ifNotExists;

    /// <summary>The trigger.</summary>
    public QualifiedName Trigger { get; } = trigger;

    /// <summary>When it fires.</summary>
    public TriggerTime Time { get; } = time;

    /// <summary>What it fires for.</summary>
    public TriggerEvent Event { get; } = @event;

    /// <summary>The table or view.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>The condition.</summary>
    public Expression? When { get; } = when;

    /// <summary>INSERT, UPDATE, DELETE and SELECT statements, at least one.</summary>
    public ImmutableArray<Statement> Steps { get; } = steps;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Trigger, Event, Table, When, Steps);
}
