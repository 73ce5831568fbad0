using System.Text;
using Godwit.Sql;
using Godwit.Sql.Binding;
using Godwit.Sql.Replay;
using Godwit.Sql.Syntax;
using Godwit.Sql.Tests.Binding;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>
/// Runs the scripts of a test's project in the real engine, and holds what the binder says of each <c>[Sql]</c> statement
/// against it: the verdict, the columns, the parameters, and what comes out of any rows.
/// </summary>
internal sealed class EngineOracle
{
    private readonly StringBuilder _differences = new();

    public PromiseCheck Promises { get; } = new();

    /// <summary>Statements that both accept, with equal columns and parameters.</summary>
    public int Alike { get; private set; }

    /// <summary>Statements that both refuse.</summary>
    public int Refused { get; private set; }

    public static EngineOracle Of(GeneratorDriverRunResult run)
    {
        var oracle = new EngineOracle();
        var steps = run.Results.Single().TrackedSteps;
        if (!steps.TryGetValue(StepNames.OrderedSets, out var sets))
            return oracle;
        foreach (var set in sets.SelectMany(step => step.Outputs).Select(output => output.Value).OfType<OrderedSet>())
        {
            if (set.Problems.Count == 0 && set.Steps.Any(step => step.DataMigration is { Sql.Count: > 0 }))
                oracle.Compare(set);
        }

        Assert.True(oracle._differences.Length == 0 && oracle.Promises.Broken == 0, $"{oracle._differences}{oracle.Promises}");
        return oracle;
    }

    private void Compare(OrderedSet set)
    {
        using var engine = new BindingEngine();
        var versions = TypedSqlPlanner.Replay(set, set.Steps.Count);
        foreach (var history in versions[0].Before.Databases.SelectMany(database => database.Objects).Where(item => item.Sql is not null))
            engine.Execute(history.Sql!);
        foreach (var (step, version) in set.Steps.Zip(versions))
        {
            foreach (var statement in version.Statements.Where(statement => !statement.IsSkipped && statement.Statement.Syntax is not null))
            {
                var sql = statement.Statement.Span.Of(statement.Script.Text);
                if (step.DataMigration is not null && HasPlaceToCompare(statement.Statement.Syntax!))
                    Compare(engine, sql, statement);
                if (step.DataMigration is null || SchemaStatements.IsIn(sql))
                    engine.Execute(sql);
            }
        }
    }

    private void Compare(BindingEngine engine, string sql, ReplayedStatement statement)
    {
        foreach (var call in statement.Statement.Syntax!.DescendantsAndSelf().OfType<FunctionExpression>())
            engine.AddUnknown(call.Function.Text);
        var verdict = engine.Prepare(sql);
        var problem = statement.Problems.FirstOrDefault(found => found.Stage != SqlProblemStage.Data && found.Kind != SqlProblemKind.NoSuchFunction);
        if (verdict.Message is not null || problem is not null)
        {
            if (verdict.Message != problem?.Message)
                _differences.AppendLine($"engine: {verdict.Message ?? "ok"}, binder: {problem?.Message ?? "ok"}: {sql}");
            Refused++;
            return;
        }

        var bound = Binder.Bind(statement.Before, statement.Script.Text, statement.Statement.Syntax!);
        if (ColumnDifference.Of(verdict, bound) is { } difference)
            _differences.AppendLine($"{difference}: {sql}");
        Alike++;
        Promises.Run(engine, sql, bound, seed: Alike);
    }

    // Definitions are compared in the tests of the schema.
    private static bool HasPlaceToCompare(Statement statement) => statement is SelectStatement or InsertStatement or UpdateStatement or DeleteStatement;
}

internal sealed partial record TestProject
{
    static partial void AskEngine(GeneratorDriverRunResult run) => EngineOracle.Of(run);
}
