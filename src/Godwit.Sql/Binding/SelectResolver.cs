using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>The second step of a SELECT: resolves the names in its expressions.</summary>
internal static class SelectResolver
{
    public static void Resolve(BindingSession session, SelectModel model, Scope? outer)
    {
        if (model.IsResolved)
            return;
        model.IsResolved = true;
        if (model.IsNested)
        {
            ResolveNested(session, model.First, outer);
            return;
        }

        // The queries that read their own table need the types of those that do not.
        for (var i = model.Cores.Count - 1; i >= 0; i--)
        {
            if (!model.Cores[i].IsRecursive)
                ResolveCore(session, model, i, outer);
        }

        if (model.Last.IsRecursive)
            ResolveRecursive(session, model, outer);
        if (model.Cores.Count > 1)
            Orderings.BindCompound(session, model, outer);
    }

    private static void ResolveRecursive(BindingSession session, SelectModel model, Scope? outer)
    {
        model.IsOpen = true;
        for (var i = model.Cores.Count - 1; i > 0 && model.Cores[i].IsRecursive; i--)
        {
            foreach (var source in model.Cores[i].Sources)
            {
                if (!source.IsSelf)
                    continue;
                source.Columns = ColumnTypes.Columns(model, source.Columns, Schema.Affinity.None);
                source.Recursion = model;
            }

            ResolveCore(session, model, i, outer);
        }

        model.IsOpen = false;
        ColumnTypes.CheckRecursion(model);
    }

    private static void ResolveNested(BindingSession session, CoreModel core, Scope? outer)
    {
        ResolveSources(session, core, outer);
        var scope = new Scope(session, core.Surroundings, core.Sources, outer) { Core = core };
        foreach (var item in core.Items)
            item.Value = BindItem(scope, item);
        BindConstraints(scope, core);
    }

    /// <summary>Resolves the subqueries in FROM.</summary>
    public static void ResolveSources(BindingSession session, CoreModel core, Scope? outer)
    {
        foreach (var source in core.Sources)
        {
            if (source.Select is not { } select || source.Relation is not null)
                continue;
            select.MayDropColumns = true;
            Resolve(session, select, outer);
            source.Columns = ColumnTypes.Columns(select, source.Columns, Schema.Affinity.None);
        }
    }

    private static BoundValue BindItem(Scope scope, ResultItem item)
    {
        if (item.Expression is { } expression)
            return ExpressionBinder.BindScalar(scope, expression);
        return NameLookup.Find(scope, new ColumnQuery(item.Database, item.Table, item.Column!, Name: null, item.Span));
    }

    private static void ResolveCore(BindingSession session, SelectModel model, int index, Scope? outer)
    {
        var core = model.Cores[index];
        if (core.Query is { } query)
            ResolveQuery(session, model, core, query, outer);
        else
            ResolveValues(session, model, core, outer);
        if (index + 1 < model.Cores.Count)
            CheckWidth(session, model, index);
    }

    private static void ResolveValues(BindingSession session, SelectModel model, CoreModel core, Scope? outer)
    {
        var values = (ValuesCore)core.Syntax!;
        var scope = new Scope(session, core.Surroundings, core.Sources, outer)
        {
            Core = core,
            Flags = ScopeFlags.AllowsAggregates | ScopeFlags.AllowsWindows | (model.MayDropColumns ? ScopeFlags.MayBeDropped : ScopeFlags.None),
        };
        for (var row = 0; row < values.Rows.Length; row++)
        {
            var terms = values.Rows[row].Items;
            for (var i = 0; i < terms.Length; i++)
            {
                var value = ExpressionBinder.BindScalar(scope, terms[i]);
                if (i >= core.Items.Count)
                    continue;
                var item = core.Items[i];
                item.Value = row == 0 ? value : Merge(item.Value, value);
            }
        }

        core.IsAggregate = scope.Has(ScopeFlags.HasAggregate);
    }

    private static BoundValue Merge(BoundValue first, BoundValue other)
    {
        var type = SqlTypes.Either(first.Type, other.Type);
        var nulls = first.Nulls | other.Nulls;
        return type == first.Type && nulls == first.Nulls ? first : first with { Type = type, Nulls = nulls };
    }

    private static void ResolveQuery(BindingSession session, SelectModel model, CoreModel core, QueryCore query, Scope? outer)
    {
        BindLimit(session, core, query);
        ResolveSources(session, core, outer);
        var scope = new Scope(session, core.Surroundings, core.Sources, outer)
        {
            Core = core,
            Flags = ScopeFlags.AllowsAggregates | ScopeFlags.AllowsWindows,
        };
        if (model.MayDropColumns)
            scope.Flags |= ScopeFlags.MayBeDropped;
        BindItems(scope, core);
        scope.Flags &= ~(ScopeFlags.AllowsWindows | ScopeFlags.MayBeDropped);

        // The engine moves the groups of the last query to the SELECT that it wraps around the compound.
        var isMoved = model.IsWrapped && core == model.Last;
        core.IsAggregate = (!query.GroupBy.IsEmpty && !isMoved) || scope.Has(ScopeFlags.HasAggregate);
        core.HasGroups = !query.GroupBy.IsEmpty;
        if (!core.IsAggregate)
            scope.Flags &= ~ScopeFlags.AllowsAggregates;

        scope.Items = core.Items;
        scope.Flags |= ScopeFlags.SeesItems;
        if (query.Having is { } having && !isMoved)
            BindHaving(scope, core, having);
        scope.StrayAggregate = null;
        if (query.Where is { } where)
            ExpressionBinder.BindScalar(scope, where);
        BindConstraints(scope, core);
        RefuseAggregate(scope, query.Where ?? (SqlNode)query);
        foreach (var source in core.Sources)
            BindArguments(scope, source);

        BindOrder(scope, model, core, query);
        if (query.Quantifier == SelectQuantifier.Distinct)
            CheckDistinct(scope, core);
    }

    // ORDER BY and GROUP BY do not see the queries around (SQLite 3.50).
    private static void BindOrder(Scope inner, SelectModel model, CoreModel core, QueryCore query)
    {
        var scope = new Scope(inner.Session, inner.Surroundings, inner.Sources, outer: null)
        {
            Core = core,
            Items = core.Items,
            Flags = ScopeFlags.AllowsAggregates | ScopeFlags.AllowsWindows | ScopeFlags.SeesItems | (model.KeepsOrder ? ScopeFlags.None : ScopeFlags.MayBeDropped),
        };
        var isLastOfCompound = model.Cores.Count > 1 && core == model.Last;
        if (!query.OrderBy.IsEmpty && !isLastOfCompound)
        {
            Orderings.BindOrder(scope, core, query.OrderBy);
            if (!core.IsAggregate && model.KeepsOrder)
                RefuseAggregate(scope, query.OrderBy[0]);
        }

        scope.Flags &= ~ScopeFlags.AllowsWindows;
        if (!query.GroupBy.IsEmpty && !(model.IsWrapped && isLastOfCompound))
            Orderings.BindGroups(scope, core, query.GroupBy);
    }

    private static void CheckDistinct(Scope scope, CoreModel core)
    {
        foreach (var item in core.Items)
        {
            if (item.Expression is { } expression)
                CollationCheck.Check(scope, item.Value, expression);
        }
    }

    private static void BindLimit(BindingSession session, CoreModel core, QueryCore query)
    {
        if (query.Limit is not { } limit)
            return;
        var scope = new Scope(session, core.Surroundings) { Core = core };
        ExpressionBinder.BindScalar(scope, limit.Count);
        session.Parameters.Expect(limit.Count, SqlType.Integer, column: null, isNullable: false);
        if (limit.Offset is not { } offset)
            return;
        ExpressionBinder.BindScalar(scope, offset);
        session.Parameters.Expect(offset, SqlType.Integer, column: null, isNullable: false);
    }

    private static void BindItems(Scope scope, CoreModel core)
    {
        const ScopeFlags Found = ScopeFlags.HasAggregate | ScopeFlags.HasWindow;
        var all = ScopeFlags.None;
        foreach (var item in core.Items)
        {
            scope.Flags &= ~Found;
            scope.StrayAggregate = null;
            item.Value = BindItem(scope, item);
            item.HasAggregate = scope.Has(ScopeFlags.HasAggregate);
            item.HasWindow = scope.Has(ScopeFlags.HasWindow);
            item.AggregateName = scope.StrayAggregate;
            item.WindowName = item.HasWindow ? scope.WindowFunction : null;
            all |= scope.Flags & Found;
        }

        scope.Flags |= all;
    }

    private static void BindHaving(Scope scope, CoreModel core, Expression having)
    {
        if (!core.IsAggregate)
        {
            scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.Misuse, "HAVING clause on a non-aggregate query", having.Span);
            return;
        }

        ExpressionBinder.BindScalar(scope, having);
    }

    /// <summary>Binds the conditions of ON.</summary>
    public static void BindConstraints(Scope scope, CoreModel core)
    {
        foreach (var source in core.Sources)
        {
            if (source.Constraint is OnConstraint on)
                ExpressionBinder.BindScalar(scope, on.Condition);
        }
    }

    private static void RefuseAggregate(Scope scope, SqlNode node)
    {
        if (scope.StrayAggregate is not { } name)
            return;
        scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.Misuse, $"misuse of aggregate: {name}()", node.Span, name);
    }

    /// <summary>Binds the arguments of a table-valued function.</summary>
    public static void BindArguments(Scope scope, Source source)
    {
        if (source.Arguments.IsEmpty)
            return;
        ExpressionBinder.BindAll(scope, source.Arguments);
        if (source.IsOpaque)
            return;
        var most = source.Columns.Count(c => c.Visibility == Schema.ColumnVisibility.Hidden);
        if (source.Arguments.Length <= most)
            return;
        scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.WrongCount, $"too many arguments on {source.Name}() - max {most}", source.Span);
    }

    private static void CheckWidth(BindingSession session, SelectModel model, int index)
    {
        var left = model.Cores[index];
        var right = model.Cores[index + 1];
        if (left.Items.Count == right.Items.Count || left.IsUncertain || right.IsUncertain)
            return;
        var message = right.Syntax is ValuesCore
            ? "all VALUES must have the same number of terms"
            : $"SELECTs to the left and right of {SelectExpander.Text(model.Operators[index])} do not have the same number of result columns";
        session.Report(ProblemPhase.Resolve, right.Surroundings.Frame, SqlProblemKind.WrongCount, message, right.Syntax!.Span);
        model.IsUncertain = true;
    }
}
