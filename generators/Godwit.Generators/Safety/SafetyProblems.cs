using Godwit.Sql.Safety;
using Godwit.Sql.Schema;

namespace Godwit.Generators;

/// <summary>Looks at the scripts that are not released yet for what a person may regret: a new rule must not break a build over what users have.</summary>
internal static class SafetyProblems
{
    public static IEnumerable<Problem> Of(OrderedSet ordered)
    {
        var schema = SqlSchema.Empty;
        var known = new List<(long Version, SqlSchema Schema)>();
        foreach (var step in ordered.Steps)
        {
            if (step.Script is { Syntax: { } syntax } script)
            {
                var replayed = ReplayedScript.Replay(syntax, schema);
                schema = EndOfSession(replayed.After);
                if (!step.IsReleased)
                {
                    foreach (var problem in InScript(script, replayed with { OldestCompatible = At(known, replayed.Directives.CompatibleWith) }))
                        yield return problem;
                }
            }

            known.Add((step.Version, schema));
            if (step is { IsReleased: false, Down: { Syntax: { } back } down })
            {
                foreach (var problem in InScript(down, ReplayedScript.Replay(back, schema) with { IsDown = true }))
                    yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> InScript(Script script, ReplayedScript replayed)
    {
        var places = new ScriptPlaces(script.Path, replayed.Syntax.Text);
        return SafetyRules.Check(replayed)
            .Select(finding => places.At(RuleIndex.Of(finding.Rule), finding.Span, finding.Fact, finding.Remedy))
            .Where(script.Reports)
            .Select(script.WithSeverity);
    }

    private static SqlSchema? At(List<(long Version, SqlSchema Schema)> known, long? version) =>
        version is null ? null : known.LastOrDefault(entry => entry.Version <= version).Schema;

    // Temporary objects, transactions and pragmas end with it.
    private static SqlSchema EndOfSession(SqlSchema schema) => SqlSchema.Empty.With(schema.FindDatabase(SqlSchema.Main)!);
}
