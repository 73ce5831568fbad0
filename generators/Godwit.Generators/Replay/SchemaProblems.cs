using System.Collections.Immutable;
using Godwit.Sql;
using Godwit.Sql.Replay;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reports what the replay of a version found in its scripts.</summary>
internal static class SchemaProblems
{
    public static IEnumerable<Problem> Of(ReplayInputStep step, ReplayedVersion version)
    {
        var up = step.Script is { Syntax: not null } script ? InScript(script, version) : [];
        return step.Down is { Syntax: not null } down ? up.Concat(InDown(down, version)) : up;
    }

    private static IEnumerable<Problem> InScript(Script script, ReplayedVersion version)
    {
        var places = new ScriptPlaces(script.Path, script.Syntax!.Text);
        return InStatements(places, version.Statements)
            .Concat(version.Dangling.Select(dangling => places.At(RuleOf(dangling), dangling.Problem.Span, Describe(dangling), ProblemAdvice.Of(dangling.Problem))))
            .Where(script.Reports)
            .Select(script.WithSeverity);
    }

    private static IEnumerable<Problem> InDown(Script script, ReplayedVersion version)
    {
        var places = new ScriptPlaces(script.Path, script.Syntax!.Text);
        var problems = InStatements(places, version.Down);
        if (!version.NotRestored.IsEmpty)
            problems = problems.Append(Problem.InFile(RuleCatalogue.NotRestored, script.Path, script.RelativePath, $"{version.Version}", string.Join("; ", version.NotRestored)));
        return problems.Where(script.Reports).Select(script.WithSeverity);
    }

    private static IEnumerable<Problem> InStatements(ScriptPlaces places, ImmutableArray<ReplayedStatement> statements) => statements
        .Where(statement => !IsOfTransaction(statement.Statement.Syntax))
        .SelectMany(statement => statement.Problems)
        .Select(problem => places.At(RuleOf(problem), problem.Span, problem.Message, ProblemAdvice.Of(problem)));

    /// <summary>Whether a statement contradicts the transaction of the run: GW3005 and GW3007 say what to write instead.</summary>
    public static bool IsOfTransaction(Statement? statement) => statement is BeginStatement or CommitStatement or RollbackStatement { Savepoint: null } or VacuumStatement;

    private static DiagnosticDescriptor RuleOf(DanglingReference dangling) => dangling.Object is Table ? RuleCatalogue.DanglingForeignKey : RuleCatalogue.DanglingBody;

    private static string Describe(DanglingReference dangling) => dangling.Object switch
    {
        View view => $"View {view.Name}: {dangling.Problem.Message}",
        Trigger trigger => $"Trigger {trigger.Name}: {dangling.Problem.Message}",
        _ => $"Table {dangling.Object.Name}: {dangling.Problem.Message}",
    };

    private static DiagnosticDescriptor RuleOf(SqlProblem problem) => problem switch
    {
        { Stage: SqlProblemStage.Data } => RuleCatalogue.NeedsEmptyTable,
        { Kind: SqlProblemKind.NoSuchTable } => RuleCatalogue.NoSuchTable,
        { Kind: SqlProblemKind.NoSuchColumn } => RuleCatalogue.NoSuchColumn,
        { Kind: SqlProblemKind.NoSuchObject } => RuleCatalogue.NoSuchObject,
        { Kind: SqlProblemKind.AlreadyExists } => RuleCatalogue.AlreadyExists,
        { Kind: SqlProblemKind.Ambiguous } => RuleCatalogue.Ambiguous,
        { Kind: SqlProblemKind.WrongCount } => RuleCatalogue.WrongCount,
        { Kind: SqlProblemKind.DoubleQuotedString } => RuleCatalogue.DoubleQuotedString,
        { Kind: SqlProblemKind.Misuse } => RuleCatalogue.Misuse,
        { Kind: SqlProblemKind.InvalidDefinition } => RuleCatalogue.InvalidDefinition,
        { Kind: SqlProblemKind.BrokenDependent } => RuleCatalogue.BrokenDependent,
        { Kind: SqlProblemKind.NoSuchFunction } => RuleCatalogue.NoSuchFunction,
        { Kind: SqlProblemKind.NoSuchCollation } => RuleCatalogue.NoSuchCollation,
        _ => RuleCatalogue.NotAllowed,
    };
}
