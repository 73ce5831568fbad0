using System.Collections.Immutable;
using Godwit.Sql.Catalog;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>Binds calls of functions, aggregates and window functions.</summary>
internal static class FunctionBinder
{
    public static BoundValue Bind(Scope scope, FunctionExpression call)
    {
        var name = call.Function.Text;
        var count = call.IsStar ? 0 : call.Arguments.Length;
        if (scope.Session.Options.FindFunction(name, count) is { } own)
        {
            Arguments(scope, call.Arguments);
            return BoundValue.Of(own.Type, own.IsNullable ? Nulls.Always : Nulls.Never, storage: 7);
        }

        var function = FunctionFacts.Choose(name, count, out var isKnown);
        var isAggregate = function is { Kind: not FunctionKind.Scalar };
        isAggregate &= Check(scope, call, function, isKnown, isAggregate);
        if (!isAggregate)
            return Scalar(scope, call, function);

        var saved = scope.Flags & (ScopeFlags.AllowsAggregates | ScopeFlags.AllowsWindows | ScopeFlags.InAggregate);
        if (call.Over is null)
            scope.Flags |= ScopeFlags.InAggregate;
        scope.Flags &= ~(call.Over is null ? ScopeFlags.AllowsWindows | ScopeFlags.AllowsAggregates : ScopeFlags.AllowsWindows);
        var touched = scope.Session.Touched.Count;
        var arguments = Arguments(scope, call.Arguments);
        foreach (var term in call.OrderBy)
            ExpressionBinder.BindScalar(scope, term.Expression);
        if (call.Over is { } over)
            WindowBinder.Bind(scope, call, over, function!);
        else if (call.Filter is { } filter)
            ExpressionBinder.BindScalar(scope, filter);
        if (call.Over is null)
            Own(scope, call, touched);
        else
            NoteWindow(scope, call);
        scope.Flags = (scope.Flags & ~ScopeFlags.InAggregate) | saved;
        if (call.Quantifier == SelectQuantifier.Distinct)
            CheckDistinct(scope, call, arguments);
        return FunctionFacts.Aggregate(name, arguments, MayLeaveRowOut(call));
    }

    // A window has its own row in it, unless a frame says otherwise; one that has a name may have a frame.
    private static bool MayLeaveRowOut(FunctionExpression call) =>
        call.Filter is not null || (call.Over is { } over && (over.WindowName is not null || over.Window is { Frame: not null } or { BaseWindow: not null }));

    private static void NoteWindow(Scope scope, FunctionExpression call)
    {
        scope.Flags |= ScopeFlags.HasWindow;
        scope.WindowFunction = call.Function.Text;
    }

    private static void CheckDistinct(Scope scope, FunctionExpression call, BoundValue[] arguments)
    {
        if (call.Over is not null)
            Report(scope, ProblemPhase.Parse, SqlProblemKind.Misuse, "DISTINCT is not supported for window functions", call);
        else if (arguments.Length != 1)
            Report(scope, ProblemPhase.Code, SqlProblemKind.WrongCount, "DISTINCT aggregates must have exactly one argument", call);
        else
            CollationCheck.Check(scope, arguments[0], call.Arguments[0]);
    }

    private static BoundValue Scalar(Scope scope, FunctionExpression call, BuiltInFunction? function)
    {
        var arguments = Arguments(scope, call.Arguments);
        if (call.Filter is { } filter)
            ExpressionBinder.BindScalar(scope, filter);
        Expect(scope, call);
        var result = function is null ? BoundValue.Unknown : FunctionFacts.Result(function.Name, arguments);
        if (function is { Name: "likelihood" })
            CheckProbability(scope, call);
        return result;
    }

    private static void CheckProbability(Scope scope, FunctionExpression call)
    {
        if (call.Arguments.Length < 2 || (call.Arguments[1] is LiteralExpression { Kind: LiteralKind.Float } literal && IsProbability(literal.Text)))
            return;
        Report(scope, ProblemPhase.Resolve, SqlProblemKind.Misuse, $"second argument to {call.Function.Text}() must be a constant between 0.0 and 1.0", call);
    }

    private static bool IsProbability(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) && value <= 1;

    private static BoundValue[] Arguments(Scope scope, ImmutableArray<Expression> expressions)
    {
        if (expressions.IsEmpty)
            return [];
        var values = new BoundValue[expressions.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = ExpressionBinder.BindScalar(scope, expressions[i]);
        return values;
    }

    // False where the call is refused as an aggregate.
    private static bool Check(Scope scope, FunctionExpression call, BuiltInFunction? function, bool isKnown, bool isAggregate)
    {
        var name = call.Function.Text;
        if (function is { IsDeterministic: false } && scope.Has(ScopeFlags.IndexExpression | ScopeFlags.PartialIndex | ScopeFlags.GeneratedColumn))
            ExpressionBinder.Prohibit(scope, "non-deterministic functions", call);
        if (function is not null && call.Over is not null && function.Kind != FunctionKind.Window)
            return Refuse($"{name}() may not be used as a window function");
        if (isAggregate && (!scope.Has(ScopeFlags.AllowsAggregates) || (function!.NeedsWindow && call.Over is null) || (call.Over is not null && !scope.Has(ScopeFlags.AllowsWindows))))
            return Refuse($"misuse of {(function!.NeedsWindow || call.Over is not null ? "window" : "aggregate")} function {name}()");
        if (!isKnown)
        {
            ReportUnknown(scope, name, call.Function.Span);
            return true;
        }

        if (function is null)
        {
            Report(scope, ProblemPhase.Resolve, SqlProblemKind.WrongCount, $"wrong number of arguments to function {name}()", call);
            return true;
        }

        if (!isAggregate && call.Filter is not null)
            return Refuse($"FILTER may not be used with non-aggregate {name}()");
        return isAggregate || call.OrderBy.IsEmpty || Refuse($"ORDER BY may not be used with non-aggregate {name}()");

        bool Refuse(string message)
        {
            Report(scope, ProblemPhase.Resolve, SqlProblemKind.Misuse, message, call);
            return false;
        }
    }

    /// <summary>A function that nobody knows; a program may register its own.</summary>
    public static void ReportUnknown(Scope scope, string name, TextSpan span)
    {
        if (scope.Session.Schema.Extensions.Functions.Contains(name))
            return;
        scope.Session.IsOnTrust = true;
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.NoSuchFunction, $"no such function: {name}", span, name, () => [.. BuiltInFunctions.All.Select(f => f.Name).Distinct(StringComparer.Ordinal)]);
    }

    private static void Report(Scope scope, ProblemPhase phase, SqlProblemKind kind, string message, FunctionExpression call) =>
        scope.Session.Report(phase, scope.Frame, kind, message, call.Function.Span, call.Function.Text);

    // An aggregate belongs to the innermost query whose columns it reads; to its own where it reads none.
    private static void Own(Scope scope, FunctionExpression call, int touchedFrom)
    {
        var touched = scope.Session.Touched;
        var depth = -1;
        for (var i = touchedFrom; i < touched.Count; i++)
        {
            if (touched[i].Depth <= scope.Depth)
                depth = Math.Max(depth, touched[i].Depth);
        }

        var owner = scope;
        while (depth >= 0 && owner is not null && owner.Depth > depth)
            owner = owner.Outer;
        if (owner is null)
            return;
        if (owner != scope && owner.Has(ScopeFlags.InAggregate) && !ExpressionBinder.IsDroppable(scope))
            Report(scope, ProblemPhase.Code, SqlProblemKind.Misuse, $"misuse of aggregate: {call.Function.Text}()", call);
        owner.Flags |= ScopeFlags.HasAggregate;
        if (scope.Session.Muted == 0 && (owner == scope || !ExpressionBinder.IsDroppable(scope)))
            owner.StrayAggregate ??= call.Function.Text;
    }

    private static void Expect(Scope scope, FunctionExpression call)
    {
        var parameters = scope.Session.Parameters;
        var name = call.Function.Text.ToLowerInvariant();
        if (call.Arguments.Length > 0 && name is "lower" or "upper" or "trim" or "ltrim" or "rtrim" or "json" or "json_extract" or "date" or "time" or "datetime" or "unixepoch" or "julianday")
            parameters.Expect(call.Arguments[0], SqlType.Text, column: null, isNullable: true);
    }
}
