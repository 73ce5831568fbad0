using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Godwit.Sql.Tests.Schema;

namespace Godwit.Sql.Tests.Replay;

/// <summary>What the engine accepted in recorded sessions is replayed as the statements of one version.</summary>
public sealed class RecordedReplayTests
{
    [SkippableFact]
    public void Nothing_that_the_engine_accepted_is_refused()
    {
        var refused = new List<string>();
        foreach (var session in RecordedSession.All)
        {
            // The sessions begin and end transactions of their own.
            var scripts = session.Steps.Where(step => step.Succeeded).Select(step => SqlParser.ParseScript("-- godwit: no-transaction\n" + step.Sql));
            var version = MigrationReplay.Run(HistorySchema.Of("schema_migrations_of_nobody"), [new ReplayStep(1, [.. scripts], null)]).Single();
            foreach (var statement in version.Statements)
            {
                if (statement.Problems.FirstOrDefault(Refusal.IsRefused) is { } problem)
                    refused.Add($"{session.Name}: {statement.Statement.Span.Of(statement.Script.Text)}\n    {problem.Message}");
            }
        }

        Assert.True(refused.Count == 0, $"{refused.Count}\n" + string.Join('\n', refused.Take(20)));
    }
}
