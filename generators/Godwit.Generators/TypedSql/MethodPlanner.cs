using System.Collections.Immutable;
using Godwit.Sql;
using Godwit.Sql.Binding;
using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Godwit.Sql.Syntax;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Matches a method with its statement under the schema of its place: parameters, columns, shape.</summary>
internal static class MethodPlanner
{
    /// <summary>The plan of a method, and what is wrong with it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="script">Its statement.</param>
    /// <param name="replayed">The statement in its place; null where the class has none in a set.</param>
    /// <param name="functions">The functions of the class.</param>
    public static (MethodPlan Plan, ImmutableArray<SqlFinding> Findings) Plan(SqlMethod method, ScriptSyntax script, ReplayedStatement? replayed, EquatableArray<SqlFunction> functions)
    {
        var findings = ImmutableArray.CreateBuilder<SqlFinding>();
        findings.AddRange(method.Faults);
        var plan = Statement(method, script, functions, findings) is { } statement && findings.Count == 0 && replayed is not null
            ? Match(method, statement, replayed, functions, findings)
            : null;
        var isRefused = plan is null || findings.Any(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error);
        return (isRefused ? new MethodPlan(method, PlanKind.Refused, default, null, default) : plan!, findings.ToImmutable());
    }

    private static Statement? Statement(SqlMethod method, ScriptSyntax script, EquatableArray<SqlFunction> functions, ImmutableArray<SqlFinding>.Builder findings)
    {
        if (script.Statements.Length == 1 && script.Statements[0].Syntax is { } statement)
            return statement;
        if (script.Diagnostics.FirstOrDefault() is { } diagnostic)
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlSyntax, SqlPlace.Text(diagnostic.Span), diagnostic.Message + Advice(diagnostic, functions)));
        else if (script.Statements.Length > 1)
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlOneStatement, SqlPlace.Text(script.Statements[1].Span), method.Name, $"{script.Statements.Length} statements; give each a method of its own"));
        else
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlOneStatement, SqlPlace.Name, method.Name, "no statement; write one"));
        return null;
    }

    private static string Advice(SyntaxDiagnostic diagnostic, EquatableArray<SqlFunction> functions) =>
        functions.FirstOrDefault(function => diagnostic.Message.StartsWith($"near \"{function.Name}\":", StringComparison.OrdinalIgnoreCase)) is { } function
            ? $"; {function.Name} is a word of SQL's own: give the function another name, as [SqlFunction(\"my_{function.Name.ToLowerInvariant()}\")], or put its name in double quotes"
            : "";

    private static void AddProblems(SqlMethod method, Statement statement, ReplayedStatement replayed, EquatableArray<SqlFunction> functions, ImmutableArray<SqlFinding>.Builder findings)
    {
        var calls = FunctionCalls.Of(statement, functions);
        findings.AddRange(calls.Findings(method));
        var unknown = replayed.Problems.Where(problem => problem.Stage != SqlProblemStage.Data && !calls.Explains(problem)).ToList();
        // What the program may register is a warning, as it is in a script.
        foreach (var problem in unknown.Where(MayBeRegistered))
            findings.Add(SqlFinding.Of(problem.Kind == SqlProblemKind.NoSuchFunction ? RuleCatalogue.NoSuchFunction : RuleCatalogue.NoSuchCollation, SqlPlace.Text(problem.Span), problem.Message, ProblemAdvice.Of(problem, isInCode: true)));
        if (unknown.Find(problem => !MayBeRegistered(problem)) is { } refusal && !SchemaProblems.IsOfTransaction(statement))
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlSchema, SqlPlace.Text(refusal.Span), refusal.Message + ProblemAdvice.Of(refusal, isInCode: true)));
    }

    private static bool MayBeRegistered(SqlProblem problem) => problem.Kind is SqlProblemKind.NoSuchFunction or SqlProblemKind.NoSuchCollation;

    private static MethodPlan? Match(SqlMethod method, Statement statement, ReplayedStatement replayed, EquatableArray<SqlFunction> functions, ImmutableArray<SqlFinding>.Builder findings)
    {
        AddProblems(method, statement, replayed, functions, findings);
        if (findings.Any(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error))
            return null;
        var bound = Binder.Bind(replayed.Before, replayed.Script.Text, statement, new BindingOptions { Functions = [.. functions.Select(SqlFunctionReader.ToProgramFunction)] });
        var arguments = ArgumentMatcher.Match(method, bound.Parameters, findings);
        var kind = ResultShape.KindOf(method, statement, findings);
        var row = kind is PlanKind.One or PlanKind.OneOrNone or PlanKind.Many ? ColumnMatcher.Match(method, Columns(statement, bound), findings) : null;
        return new MethodPlan(method, kind, arguments, row, FunctionCalls.Of(statement, functions).Functions);
    }

    // What a pragma returns is not declared anywhere; it is read as the method says.
    private static ImmutableArray<BoundColumn> Columns(Statement statement, BoundStatement bound) =>
        statement is PragmaStatement ? [.. bound.ResultColumns.Select(column => column with { IsNullable = false })] : bound.ResultColumns;
}
