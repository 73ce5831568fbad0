using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Binding;

public class PromisedTypeTests(ITestOutputHelper output)
{
    private const int Queries = 150;

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    public void What_random_statements_return_and_take_is_what_the_binder_promised(int firstSeed)
    {
        var check = new PromiseCheck();
        for (var seed = firstSeed; seed < firstSeed + 25; seed++)
        {
            var random = new RandomSql(seed, errorPercent: 0);
            using var test = new BindingCase();
            foreach (var definition in random.Schema())
            {
                if (test.Engine.Execute(definition) is null)
                    test.Add(definition);
            }

            test.Engine.Execute("PRAGMA foreign_keys = OFF");
            for (var i = 0; i < Queries; i++)
            {
                var sql = random.Statement();
                if (SqlParser.ParseScript(sql).Statements is [{ Syntax: SelectStatement or InsertStatement or UpdateStatement or DeleteStatement }] && test.Bind(sql) is { Problems.IsEmpty: true } bound)
                    check.Run(test.Engine, sql, bound, seed + i);
            }
        }

        output.WriteLine(check.ToString());
        Assert.True(check.Broken == 0, check.ToString());
        Assert.True(check.Types > check.Columns / 3 && check is { Columns: > 2000, NotNulls: > 500, RefusedNulls: > 20 }, check.ToString());
    }
}
