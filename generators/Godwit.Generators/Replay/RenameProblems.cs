using System.Collections.Immutable;
using Godwit.Sql.Replay;

namespace Godwit.Generators;

/// <summary>Reports renamed tables whose old name the SQLite that a set has to run on would leave in other objects.</summary>
internal static class RenameProblems
{
    public static IEnumerable<Problem> Of(ReplayInput input, ImmutableArray<ReplayedVersion> versions) => input.TargetSqlite is { } target && target < RenameDependents.Since
        ? input.Steps.Zip(versions, (step, version) => InScript(step.Script, version.Statements).Concat(InScript(step.Down, version.Down))).SelectMany(problems => problems)
        : [];

    private static IEnumerable<Problem> InScript(Script? script, ImmutableArray<ReplayedStatement> statements)
    {
        if (script?.Syntax is not { } syntax || statements.IsEmpty)
            return [];
        var places = new ScriptPlaces(script.Path, syntax.Text);
        var end = statements[statements.Length - 1].After;
        return statements
            .Select(statement => (statement.Statement.Span, Left: RenameDependents.LeftBehind(statement, end)))
            .Where(rename => !rename.Left.IsEmpty)
            .Select(rename => places.At(RuleCatalogue.RenameLeavesBehind, rename.Span, string.Join(", ", rename.Left), RenameDependents.Since.ToString()))
            .Where(script.Reports)
            .Select(script.WithSeverity);
    }
}
