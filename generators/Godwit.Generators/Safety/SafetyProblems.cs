using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Godwit.Sql.Safety;
using Godwit.Sql.Schema;
using Godwit.Sql.Scripts;

namespace Godwit.Generators;

/// <summary>
/// Looks at the scripts that are not released yet for what a person may regret: a new rule must not break a build over what
/// users have. A version that the replay remembers is not looked at again.
/// </summary>
internal static class SafetyProblems
{
    private static readonly ConditionalWeakTable<ReplayedVersion, Findings> Known = new();

    public static IEnumerable<Problem> Of(EquatableArray<ReplayInputStep> steps, ImmutableArray<ReplayedVersion> versions)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].IsReleased || steps[i].Script?.Syntax is null || versions[i].Statements.IsEmpty)
                continue;
            var findings = Known.GetValue(versions[i], version => Check(version, versions));
            foreach (var problem in Problems(steps[i].Script!, findings.Up).Concat(steps[i].Down is { Syntax: not null } down ? Problems(down, findings.Down) : []))
                yield return problem;
        }
    }

    private static Findings Check(ReplayedVersion version, ImmutableArray<ReplayedVersion> versions)
    {
        var script = Script(version.Statements);
        return new Findings(
            SafetyRules.Check(script with { OldestCompatible = OldestCompatible(script.Directives, versions) }),
            version.Down.IsEmpty ? [] : SafetyRules.Check(Script(version.Down) with { IsDown = true }));
    }

    /// <summary>The schema at the version that <c>compatible-with</c> names, or null.</summary>
    public static SqlSchema? OldestCompatible(ScriptDirectives directives, ImmutableArray<ReplayedVersion> versions) =>
        directives.CompatibleWith is { } compatible ? versions.LastOrDefault(other => other.Version <= compatible)?.After : null;

    private static ReplayedScript Script(ImmutableArray<ReplayedStatement> statements)
    {
        ScriptSyntax syntax = statements[0].Script;
        ImmutableArray<SqlSchema> schemas = [.. statements.Select(statement => statement.Before), statements[statements.Length - 1].After];
        return new ReplayedScript(syntax, schemas) { Directives = ScriptDirectives.Parse(syntax.Text) };
    }

    private static IEnumerable<Problem> Problems(Script script, ImmutableArray<SafetyFinding> findings)
    {
        var places = new ScriptPlaces(script.Path, script.Syntax!.Text);
        return findings
            .Select(finding => places.At(RuleIndex.Of(finding.Rule), finding.Span, finding.Fact, finding.Remedy))
            .Where(script.Reports)
            .Select(script.WithSeverity);
    }

    private sealed record Findings(ImmutableArray<SafetyFinding> Up, ImmutableArray<SafetyFinding> Down);
}
