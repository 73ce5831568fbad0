using System.Text;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

public class RecordedRefusalTests
{
    [SkippableFact]
    public void Nothing_that_the_engine_accepted_is_refused_and_its_refusals_are_found_in_its_words()
    {
        var report = new StringBuilder();
        var (refused, found) = (0, 0);
        var isWrong = false;
        foreach (var session in RecordedSession.All)
        {
            var schema = SqlSchema.Empty with { Extensions = EngineExtensions.None, ForeignKeys = true };
            foreach (var step in session.Steps)
            {
                if (SqlParser.ParseScript(step.Sql).Statements.FirstOrDefault()?.Syntax is not { } statement)
                    continue;
                var result = SchemaChange.Apply(schema, statement, step.Sql);
                var problem = result.Problems.FirstOrDefault(p => p.Stage != SqlProblemStage.Data);
                if (step.Succeeded)
                {
                    schema = result.Schema;
                    if (problem is not null)
                    {
                        isWrong = true;
                        report.AppendLine($"FALSE {session.Name}: {step.Sql}\n    {problem.Message}");
                    }
                }
                else if (SchemaKinds.Contains(step.Kind) && step.Prepare != "ok")
                {
                    refused++;
                    found += problem?.Message == step.Prepare ? 1 : 0;
                    if (problem?.Message != step.Prepare)
                        report.AppendLine($"{session.Name}: {step.Sql}\n    engine: {step.Prepare}\n    model:  {problem?.Message}");
                }
                else if (step.Execute is not null && SchemaKinds.Contains(step.Kind) && problem?.Message != step.Execute)
                {
                    report.AppendLine($"EXEC {session.Name}: {step.Sql}\n    engine: {step.Execute}\n    model:  {problem?.Message}");
                }
            }
        }

        Assert.False(isWrong, report.ToString());
        Assert.True(found >= refused * 0.98, $"{found} of {refused}\n{report}");
    }

    private static readonly HashSet<string> SchemaKinds =
    [
        "CREATE TABLE", "CREATE INDEX", "CREATE VIEW", "CREATE TRIGGER", "CREATE VIRTUAL TABLE",
        "DROP TABLE", "DROP INDEX", "DROP VIEW", "DROP TRIGGER", "ALTER TABLE", "REINDEX", "ANALYZE", "VACUUM",
    ];
}
