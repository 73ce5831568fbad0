using Godwit.Sql.Tests.Support;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Parsing;

public sealed class GeneratedStatementTests(ITestOutputHelper output)
{
    private const int Count = 100_000;

    [Fact]
    public void Random_statements_of_the_grammar_get_the_verdict_of_the_engine() => Run((sql, _) => sql, leastOk: Count / 4);

    [Fact]
    public void Random_statements_with_a_wrong_token_get_the_verdict_of_the_engine() => Run((sql, mutator) => mutator.Mutate(sql), leastOk: Count / 50);

    private void Run(Func<string, Mutator, string> edit, int leastOk)
    {
        var random = new Random(Seed.Next(output));
        var grammar = SqlGrammar.Create();
        var others = Enumerable.Range(0, 200).Select(_ => grammar.Generate("statement", random, 5)).ToList();
        var mutator = new Mutator(random, others);
        using var differential = new Differential();
        while (differential.Compared < Count)
            differential.Compare(edit(grammar.Generate("statement", random, random.Next(2, 9)), mutator));
        output.WriteLine(differential.ToString());
        Assert.True(differential.Disagreements.Count == 0, string.Join("\n", differential.Disagreements));
        Assert.True(differential.Ok >= leastOk);
    }
}
