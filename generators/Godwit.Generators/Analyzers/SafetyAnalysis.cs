using System.Collections.Immutable;
using Godwit.Sql.Replay;
using Godwit.Sql.Safety;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>
/// Looks at the SQL of data migrations that are not released yet as at a script: all that a class declares, in the order
/// of its methods, is one text, so that a table that one method drops and another has replaced is understood.
/// </summary>
internal static class SafetyAnalysis
{
    // Whoever sets a savepoint in C# can catch what fails behind it.
    private static readonly ImmutableArray<SafetyRule> Silent = [SafetyRule.Savepoint];

    /// <summary>The rules that can be broken in C#.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules =>
        Enum.GetValues(typeof(SafetyRule)).Cast<SafetyRule>().Where(rule => !Silent.Contains(rule)).Select(RuleIndex.Of);

    public static void Report(CompilationAnalysisContext context, IReadOnlyList<OrderedSet> sets, IReadOnlyDictionary<string, INamedTypeSymbol> classes)
    {
        foreach (var set in sets.Where(set => set.Problems.Count == 0))
        {
            var count = 1 + set.Steps.Items.ToList().FindLastIndex(step => Find(step, classes) is not null);
            var versions = TypedSqlPlanner.Replay(set, count);
            for (var index = 0; index < count; index++)
            {
                if (Find(set.Steps[index], classes) is { } type && DeclaredSql.Of(type) is { } sql)
                    Report(context, set, type, sql, versions, index);
            }
        }
    }

    private static INamedTypeSymbol? Find(Step step, IReadOnlyDictionary<string, INamedTypeSymbol> classes) =>
        step is { DataMigration: { } migration, IsReleased: false } && classes.TryGetValue(migration.FullName, out var type) ? type : null;

    private static void Report(CompilationAnalysisContext context, OrderedSet set, INamedTypeSymbol type, DeclaredSql sql, ImmutableArray<ReplayedVersion> versions, int index)
    {
        var statements = versions[index].Statements;
        var directives = DataMigrationReader.DirectivesOf(type);
        var script = new ReplayedScript(sql.Syntax, [.. statements.Select(statement => statement.Before), statements[statements.Length - 1].After])
        {
            Directives = directives,
            OldestCompatible = SafetyProblems.OldestCompatible(directives, versions),
            IsCode = true,
        };
        var functions = SqlClassReader.Read(type).Functions;
        foreach (var finding in SafetyRules.Check(script).Where(finding => !Silent.Contains(finding.Rule) && !IsTransformed(finding, sql, functions)))
            Report(context, sql, RuleIndex.Of(finding.Rule), finding.Span, finding.Fact, finding.Remedy);
        if (set.Set.TargetSqlite is not { } target)
            return;
        foreach (var use in sql.Syntax.Statements.SelectMany(statement => TargetProblems.Newer(statement, target)))
            Report(context, sql, RuleCatalogue.NewerThanTarget, use.Span, TargetProblems.Arguments(use, set.Set, target));
    }

    // One UPDATE of every row through a function of the class is what the function is for.
    private static bool IsTransformed(SafetyFinding finding, DeclaredSql sql, EquatableArray<SqlFunction> functions) =>
        finding.Rule == SafetyRule.UpdateAll
        && sql.Syntax.Statements.First(statement => statement.Span.Start <= finding.Span.Start && finding.Span.End <= statement.Span.End).Syntax is { } update
        && FunctionCalls.Of(update, functions).Functions.Count > 0;

    private static void Report(CompilationAnalysisContext context, DeclaredSql sql, DiagnosticDescriptor rule, TextSpan span, params string[] arguments)
    {
        var (method, attribute, place) = sql.Find(span);
        context.ReportDiagnostic(Diagnostic.Create(rule, SqlLocation.Of(context.Compilation, method, attribute, place), [.. arguments]));
    }
}
