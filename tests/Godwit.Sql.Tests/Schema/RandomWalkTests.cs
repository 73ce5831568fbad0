using System.Text;
using Godwit.Sql.Parsing;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Schema;

public class RandomWalkTests(ITestOutputHelper output)
{
    private const int FirstSeed = 1000;
    private const int Walks = 60;
    private const int SoakWalks = 5000;
    private const int Steps = 40;

    [Fact]
    public void Model_and_engine_agree_after_every_step_of_a_random_walk()
    {
        var first = Environment.GetEnvironmentVariable("GODWIT_SEED") is { } seed ? int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture) : FirstSeed;
        var walks = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? SoakWalks : Walks;
        output.WriteLine($"GODWIT_SEED={first}");
        for (var i = 0; i < walks; i++)
            Walk(first + i);
    }

    private static void Walk(int seed)
    {
        using var both = new SideBySide(foreignKeys: false);
        var statements = new RandomStatements(new Random(seed));
        var history = new StringBuilder();
        for (var step = 0; step < Steps; step++)
        {
            var sql = statements.Next(both.Schema) + ";";
            var difference = both.Step(sql, SqlParser.ParseScript(sql).Statements[0]);
            Assert.True(difference is null, $"GODWIT_SEED={seed}\n{history}{sql}\n{difference}");
            history.AppendLine(sql);
        }
    }
}
