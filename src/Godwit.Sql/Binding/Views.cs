using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>A view as it binds under a schema.</summary>
internal sealed record BoundView(SelectModel? Select, ImmutableArray<Column> Columns)
{
    public ImmutableArray<SqlProblem> Problems { get; init; } = ImmutableArray<SqlProblem>.Empty;

    /// <summary>Another number of columns than the view names: found when rows are read, not when the view is written to.</summary>
    public SqlProblem? Mismatch { get; init; }

    public ImmutableArray<Relation> Read { get; init; } = ImmutableArray<Relation>.Empty;

    public bool IsOpaque { get; init; }

    public bool IsOnTrust { get; init; }
}

/// <summary>Binds views, each once under a schema.</summary>
internal static class Views
{
    private static readonly ConditionalWeakTable<SqlSchema, ConcurrentDictionary<Relation, BoundView>> Bound = new();

    public static BoundView Bind(BindingSession session, View view)
    {
        var views = Bound.GetValue(session.Schema, _ => new ConcurrentDictionary<Relation, BoundView>(ReferenceComparer.Instance));
        if (views.TryGetValue(view, out var found))
            return found;
        if (session.Views.Contains(view))
            return Broken(new SqlProblem(SqlProblemKind.InvalidDefinition, $"view {view.Name} is circularly defined", default));
        session.Views.Push(view);
        var bound = Definitions.Of<CreateViewStatement>(view) is { } definition
            ? Bind(session, view.Name, definition, new Frame(view.Sql!) { Database = view.Database == SqlSchema.Temp ? null : view.Database })
            : new BoundView(Select: null, ImmutableArray<Column>.Empty) { IsOpaque = true, IsOnTrust = true };
        session.Views.Pop();
        if (session.Views.Count == 0)
            views.TryAdd(view, bound);
        return bound;
    }

    private static BoundView Broken(SqlProblem problem) =>
        new(Select: null, ImmutableArray<Column>.Empty) { Problems = [problem], IsOpaque = true };

    /// <summary>Binds the definition of a view in a session of its own.</summary>
    public static BoundView Bind(BindingSession outer, string name, CreateViewStatement definition, Frame frame)
    {
        var session = new BindingSession(outer.Schema, outer.Options, outer.Views) { Results = ResultSettings.Default };
        var model = SelectExpander.Expand(session, definition.Select, new Surroundings(frame, With: null, Blocks: null));
        model.MayDropColumns = true;
        SelectResolver.Resolve(session, model, outer: null);
        var names = ResultNames.Unique(model, definition.Columns, isResolved: true);
        var isMismatch = !definition.Columns.IsEmpty && model.Width != names.Length && !model.IsUncertain;
        var problems = session.Problems(isQuery: true);
        ImmutableArray<Column> untyped = [.. names.Select(n => new Column(n, ""))];
        return new BoundView(model, ColumnTypes.Columns(model, untyped, Affinity.None))
        {
            Problems = problems,
            Mismatch = isMismatch ? new SqlProblem(SqlProblemKind.WrongCount, $"expected {names.Length} columns for '{name}' but got {model.Width}", definition.View.Span) : null,
            Read = [.. session.Read],
            IsOpaque = model.IsUncertain || !problems.IsEmpty,
            IsOnTrust = session.IsOnTrust,
        };
    }
}
