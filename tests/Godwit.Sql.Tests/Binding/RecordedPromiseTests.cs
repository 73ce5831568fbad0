using Godwit.Sql.Binding;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Tests.Schema;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Binding;

public class RecordedPromiseTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void What_recorded_queries_return_over_any_rows_is_what_the_binder_promised()
    {
        var check = new PromiseCheck();
        foreach (var session in RecordedSession.All)
        {
            using var engine = new BindingEngine();
            var schema = SqlSchema.Empty with { Extensions = EngineExtensions.None, ForeignKeys = true };
            foreach (var step in session.Steps)
            {
                if (SqlParser.ParseScript(step.Sql).Statements.FirstOrDefault()?.Syntax is not { } statement)
                    continue;
                if (step.Prepare == "ok" && HasResult(statement))
                {
                    var bound = Binder.Bind(schema, step.Sql, statement);
                    if (bound.Problems.IsEmpty)
                        check.Run(engine, step.Sql, bound, check.Statements);
                }

                if (!step.Succeeded)
                    continue;
                engine.Execute(step.Sql);
                schema = SchemaChange.Apply(schema, statement, step.Sql).Schema;
            }
        }

        output.WriteLine(check.ToString());
        Assert.True(check.Broken == 0, check.ToString());
        Assert.True(check is { Statements: > 2000, Columns: > 4000, Types: > 1500, NotNulls: > 700 }, check.ToString());
    }

    private static bool HasResult(Statement statement) => statement is SelectStatement or InsertStatement or UpdateStatement or DeleteStatement;
}
