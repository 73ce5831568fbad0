using System.Text;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Tests.Schema;

public class RecordedSessionTests
{
    [SkippableFact]
    public void The_schema_is_the_recorded_one_after_every_step()
    {
        var report = new StringBuilder();
        var checkedSteps = 0;
        var wrong = 0;
        foreach (var session in RecordedSession.All)
        {
            var schema = SqlSchema.Empty with { Extensions = EngineExtensions.None, ForeignKeys = true };
            var isRight = true;
            foreach (var step in session.Steps)
            {
                if (step.Succeeded && Parse(step.Sql) is { } statement)
                    schema = SchemaChange.Apply(schema, statement, step.Sql).Schema;
                if (step.Schema is null)
                    continue;
                checkedSteps++;
                var difference = SchemaLines.Difference(step.Schema, ModelSchema.Lines(schema));
                if (difference.Length == 0)
                {
                    isRight = true;
                    continue;
                }

                wrong++;
                if (isRight)
                    report.AppendLine(session.Name + ": " + step.Sql).AppendLine(difference);
                isRight = false;
            }
        }

        Assert.True(wrong == 0, $"{wrong} of {checkedSteps} steps differ:\n{report.ToString()[..Math.Min(report.Length, 4000)]}");
    }

    private static Statement? Parse(string sql) => SqlParser.ParseScript(sql).Statements.FirstOrDefault()?.Syntax;
}
