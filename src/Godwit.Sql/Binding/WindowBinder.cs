using System.Collections.Immutable;
using Godwit.Sql.Catalog;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>Binds OVER. A window of the WINDOW clause is looked at where a function uses it, and nowhere else.</summary>
internal static class WindowBinder
{
    public static void Bind(Scope scope, FunctionExpression call, OverClause over, BuiltInFunction function)
    {
        var windows = scope.Core?.Query?.Windows ?? ImmutableArray<WindowDefinition>.Empty;
        var window = over.Window;
        if (over.WindowName is { } name)
        {
            window = Find(windows, name.Text, windows.Length)?.Window;
            if (window is null)
            {
                ReportMissing(scope, windows, name);
                return;
            }
        }

        CheckFrame(scope, window!);
        var chain = Chain(scope, windows, window!, windows.Length);
        if (chain is null)
            return;
        foreach (var part in chain)
        {
            ExpressionBinder.BindAll(scope, part.PartitionBy);
            foreach (var term in part.OrderBy)
            {
                var value = ExpressionBinder.BindScalar(scope, term.Expression);
                CollationCheck.Check(scope, value, term.Expression);
            }

            NoteParameters(scope, part.Frame);
        }

        if (call.Filter is { } filter)
            ExpressionBinder.BindScalar(scope, filter);
        if (window!.Frame is { Unit: FrameUnit.Range } frame && HasOffset(frame) && OrderOf(windows, window, windows.Length).Length != 1)
        {
            Report(scope, "RANGE with offset PRECEDING/FOLLOWING requires one ORDER BY expression", call.Function.Span);
        }
        else if (function.NeedsWindow && call.Filter is not null)
        {
            Report(scope, "FILTER clause may only be used with aggregate window functions", call.Function.Span);
        }
    }

    // The bounds of a frame must be constant; where they are not, the engine finds out when it runs.
    private static void NoteParameters(Scope scope, FrameClause? frame)
    {
        if (frame?.Start.Offset is { } start)
            Note(scope, start);
        if (frame?.End?.Offset is { } end)
            Note(scope, end);
    }

    private static void Note(Scope scope, Expression offset)
    {
        foreach (var node in offset.DescendantsAndSelf())
        {
            if (node is ParameterExpression parameter)
                scope.Session.Parameters.Note(parameter);
        }

        scope.Session.Parameters.Expect(offset, SqlType.Integer, column: null, isNullable: false);
    }

    /// <summary>The window and those it builds upon; null where one is missing or may not be built upon so.</summary>
    private static List<WindowSpecification>? Chain(Scope scope, ImmutableArray<WindowDefinition> windows, WindowSpecification window, int before)
    {
        var chain = new List<WindowSpecification> { window };
        while (window.BaseWindow is { } name)
        {
            var found = Find(windows, name.Text, before);
            if (found is null)
            {
                ReportMissing(scope, windows, name);
                return null;
            }

            var part = !window.PartitionBy.IsEmpty ? "PARTITION clause"
                : !window.OrderBy.IsEmpty && !OrderOf(windows, found.Window, before).IsEmpty ? "ORDER BY clause"
                : found.Window.Frame is not null ? "frame specification"
                : null;
            if (part is not null)
            {
                Report(scope, $"cannot override {part} of window: {name.Text}", name.Span);
                return null;
            }

            before = windows.IndexOf(found);
            window = found.Window;
            chain.Add(window);
        }

        return chain;
    }

    private static ImmutableArray<OrderingTerm> OrderOf(ImmutableArray<WindowDefinition> windows, WindowSpecification window, int before)
    {
        while (window.OrderBy.IsEmpty && window.BaseWindow is { } name && Find(windows, name.Text, before) is { } found)
        {
            before = windows.IndexOf(found);
            window = found.Window;
        }

        return window.OrderBy;
    }

    // The engine keeps the windows last first, and a window can build on those before it.
    private static WindowDefinition? Find(ImmutableArray<WindowDefinition> windows, string name, int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (NameComparer.Same(windows[i].Name.Text, name))
                return windows[i];
        }

        return null;
    }

    private static bool HasOffset(FrameClause frame) => frame.Start.Offset is not null || frame.End?.Offset is not null;

    private static void CheckFrame(Scope scope, WindowSpecification window)
    {
        if (window.Frame is not { } frame)
            return;
        var end = frame.End?.Kind ?? FrameBoundKind.CurrentRow;
        if ((frame.Start.Kind == FrameBoundKind.CurrentRow && end == FrameBoundKind.Preceding)
            || (frame.Start.Kind == FrameBoundKind.Following && end is FrameBoundKind.Preceding or FrameBoundKind.CurrentRow))
        {
            scope.Session.Report(ProblemPhase.Parse, scope.Frame, SqlProblemKind.Misuse, "unsupported frame specification", frame.Span);
        }
    }

    private static void ReportMissing(Scope scope, ImmutableArray<WindowDefinition> windows, Name name) =>
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.NoSuchObject, $"no such window: {name.Text}", name.Span, name.Text, () => [.. windows.Select(w => w.Name.Text)]);

    private static void Report(Scope scope, string message, TextSpan span) =>
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.Misuse, message, span);
}
