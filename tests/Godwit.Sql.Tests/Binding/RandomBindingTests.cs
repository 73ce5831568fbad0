using System.Text;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Binding;

public class RandomBindingTests(ITestOutputHelper output)
{
    private const int Statements = 100;

    [Theory]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void Random_statements_over_random_schemas_get_the_engines_verdict_and_columns(int firstSeed)
    {
        var report = new StringBuilder();
        var (accepted, refused, missed, wrong) = (0, 0, 0, 0);
        for (var seed = firstSeed; seed < firstSeed + 20; seed++)
        {
            var random = new RandomSql(seed);
            using var test = new BindingCase();
            foreach (var definition in random.Schema())
            {
                if (test.Engine.Execute(definition) is null)
                    test.Add(definition);
            }

            for (var i = 0; i < Statements; i++)
            {
                if (test.Compare(random.Statement()) is not { } difference)
                    continue;
                accepted += difference.IsRefused ? 0 : 1;
                refused += difference.IsRefused ? 1 : 0;
                missed += difference.IsMissed ? 1 : 0;
                if (difference.IsMissed)
                    report.AppendLine($"MISSED seed {seed}: {difference.Engine}\n    {difference.Sql}");
                if (!difference.IsFalseRefusal && difference.Columns is null)
                    continue;
                wrong++;
                report.AppendLine($"seed {seed}: {difference}");
            }
        }

        output.WriteLine($"seeds {firstSeed} to {firstSeed + 19}: {accepted} accepted, {refused} refused, {missed} of them missed");
        Assert.True(wrong == 0, report.ToString());
        Assert.True(accepted > 800 && refused > 400, $"{accepted} accepted, {refused} refused: the generator has lost its balance");
        Assert.True(missed <= refused * 0.02, report.ToString());
    }
}
