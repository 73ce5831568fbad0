using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>The triggers that a statement fires: the engine prepares their programs with it.</summary>
internal static class Triggers
{
    /// <summary>The triggers of an event on a table.</summary>
    /// <param name="session">The session.</param>
    /// <param name="target">The table or view.</param>
    /// <param name="happening">The event.</param>
    /// <param name="changes">The columns that an UPDATE sets; null for other events.</param>
    public static List<Trigger> Of(BindingSession session, Source target, TriggerEventKind happening, List<string>? changes)
    {
        var found = new List<Trigger>();
        if (target.Relation is not { } relation)
            return found;
        foreach (var trigger in session.Schema.TriggersOn(relation))
        {
            if (trigger.Event == happening && (changes is null || Watches(trigger, changes)))
                found.Add(trigger);
        }

        if (found.Count > 1)
            found.Sort((a, b) => b.Order.CompareTo(a.Order));
        return found;
    }

    private static bool Watches(Trigger trigger, List<string> changes)
    {
        if (trigger.UpdateOf.IsEmpty)
            return true;
        foreach (var column in trigger.UpdateOf)
        {
            if (changes.Exists(change => NameComparer.Same(change, column)))
                return true;
        }

        return false;
    }

    /// <summary>Binds the programs of triggers, each once for a statement.</summary>
    public static void Bind(BindingSession session, List<Trigger> triggers, Source target, Frame frame, TextSpan anchor)
    {
        foreach (var trigger in triggers)
        {
            if (!session.Programs.Add(trigger))
                continue;
            if (Definitions.Of<CreateTriggerStatement>(trigger) is not { } definition)
            {
                session.IsOnTrust = true;
                continue;
            }

            Bind(session, definition, target, new Frame(trigger.Sql!)
            {
                Database = trigger.Database == SqlSchema.Temp ? null : trigger.Database,
                Anchor = frame.Anchor ?? anchor,
            });
        }
    }

    /// <summary>Binds one program.</summary>
    public static void Bind(BindingSession session, CreateTriggerStatement trigger, Source target, Frame frame)
    {
        frame = frame with { TriggerTable = target, TriggerEvent = trigger.Event.Kind };
        var around = new Surroundings(frame, With: null, Blocks: null);
        if (trigger.When is { } when)
            ExpressionBinder.BindScalar(new Scope(session, around), when);
        foreach (var step in trigger.Steps)
            DmlBinder.Bind(session, step, around);
    }
}
