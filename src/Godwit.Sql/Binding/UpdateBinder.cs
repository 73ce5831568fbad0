using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds UPDATE, with FROM or without.</summary>
internal static class UpdateBinder
{
    public static void Bind(BindingSession session, UpdateStatement update, Surroundings around)
    {
        var frame = around.Frame;
        var target = DmlBinder.Find(session, update.Table, update.Alias, update, frame);
        SourceBuilder.CheckIndex(session, update.IndexHint, target, frame);
        var changes = Changes(update.Sets);
        var triggers = Triggers.Of(session, target, TriggerEventKind.Update, changes);
        if (!DmlBinder.CheckWritable(session, target, update.Table, triggers, update.Returning is not null, frame))
            return;
        if (update.From is null)
        {
            var scope = new Scope(session, around, [target], outer: null);
            SetBinder.Bind(scope, session, update.Sets, target, frame);
            if (update.Where is { } where)
                ExpressionBinder.BindScalar(scope, where);
        }
        else
        {
            SetBinder.Bind(scope: null, session, update.Sets, target, frame);
            BindFrom(session, update, target, around);
        }

        var span = update.Table.ObjectName.Span;
        ForeignKeys.CheckUpdate(session, target, changes, frame, span);
        Triggers.Bind(session, triggers, target, frame, span);
        if (update.Returning is { } returning)
            ReturningBinder.Bind(session, returning, target, around, "UPDATE");
    }

    /// <summary>The names of the columns that are set.</summary>
    public static List<string> Changes(ImmutableArray<SetClause> sets)
    {
        var names = new List<string>(sets.Length);
        foreach (var set in sets)
        {
            foreach (var column in set.Columns)
                names.Add(column.Text);
        }

        return names;
    }

    // With FROM the engine makes a SELECT of it, in which the table comes first.
    private static void BindFrom(BindingSession session, UpdateStatement update, Source target, Surroundings around)
    {
        var core = new CoreModel(syntax: null, around);
        core.Sources.Add(target);
        core.Sources.Add(SourceBuilder.OfUpdate(session, update.From!, around));
        Joins.Process(session, core.Sources, around.Frame);
        SelectResolver.ResolveSources(session, core, outer: null);
        var scope = new Scope(session, around, core.Sources, outer: null)
        {
            Core = core,
            Flags = ScopeFlags.AllowsAggregates | ScopeFlags.AllowsWindows,
        };
        foreach (var set in update.Sets)
            SetBinder.BindValue(scope, set);
        scope.Flags &= ~ScopeFlags.AllowsWindows;
        if (update.Where is { } where)
            ExpressionBinder.BindScalar(scope, where);
        SelectResolver.BindConstraints(scope, core);
        foreach (var source in core.Sources)
            SelectResolver.BindArguments(scope, source);
        CheckAlias(session, target, core.Sources, around.Frame);
    }

    private static void CheckAlias(BindingSession session, Source target, List<Source> sources, Frame frame)
    {
        for (var i = 1; i < sources.Count; i++)
        {
            var source = sources[i];
            if (source.IsOpaque || !(source.IsNested ? HoldsTable(source.Select!.First.Sources, target) : IsSame(source, target)))
                continue;
            session.Report(ProblemPhase.Code, frame, SqlProblemKind.AlreadyExists, $"target object/alias may not appear in FROM clause: {target.Label}", source.Span, target.Label);
            return;
        }
    }

    private static bool HoldsTable(List<Source> sources, Source target) => sources.Exists(source => IsSame(source, target));

    private static bool IsSame(Source source, Source target)
    {
        if (ReferenceEquals(source.Relation, target.Relation) && source.Relation is not null && NameComparer.Same(source.Alias, target.Alias))
            return true;
        return source.Alias is not null && NameComparer.Same(source.Alias, target.Alias);
    }
}
