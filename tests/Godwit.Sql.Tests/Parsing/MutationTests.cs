using Godwit.Sql.Tests.Support;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Parsing;

public sealed class MutationTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Edited_statements_of_others_get_the_verdict_of_the_engine()
    {
        var seed = Seed.Next(output);
        var random = new Random(seed);
        var statements = Corpus.Statements.Where(row => row.Sql.Length < 2000).Select(row => row.Sql).ToList();
        var mutator = new Mutator(random, statements);
        using var differential = new Differential();
        while (differential.Compared < 60_000)
            differential.Compare(mutator.Mutate(statements[random.Next(statements.Count)]));
        output.WriteLine(differential.ToString());
        Assert.True(differential.Disagreements.Count == 0, string.Join("\n", differential.Disagreements));
    }
}
