using Godwit.Sql.Parsing;
using Godwit.Sql.Tests.Support;
using Godwit.Sql.Text;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Parsing;

public sealed class StatementBoundaryTests(ITestOutputHelper output)
{
    private const string Trigger = "CREATE TRIGGER r AFTER UPDATE ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; SELECT 1; END;";

    [Theory]
    [InlineData("")]
    [InlineData(";; -- nothing\n;")]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("SELECT 1;;SELECT ';' ;", "SELECT 1;", "SELECT ';' ;")]
    [InlineData("/* ; */ SELECT /* ; */ 1 -- ;\n; SELECT 2", "SELECT /* ; */ 1 -- ;\n;", "SELECT 2")]
    [InlineData(Trigger + "SELECT 2;", Trigger, "SELECT 2;")]
    [InlineData("EXPLAIN " + Trigger + "SELECT 2;", "EXPLAIN " + Trigger, "SELECT 2;")]
    [InlineData("EXPLAIN QUERY PLAN " + Trigger + "SELECT 2;", "EXPLAIN QUERY PLAN " + Trigger, "SELECT 2;")]
    [InlineData("CREATE TEMP TRIGGER begin AFTER INSERT ON begin BEGIN SELECT 1; END; SELECT 2", "CREATE TEMP TRIGGER begin AFTER INSERT ON begin BEGIN SELECT 1; END;", "SELECT 2")]
    [InlineData("CREATE TABLE trigger(begin); SELECT 2;", "CREATE TABLE trigger(begin);", "SELECT 2;")]
    [InlineData("CREATE TRIGGER broken; SELECT 2;", "CREATE TRIGGER broken;", "SELECT 2;")]
    [InlineData("BEGIN; SELECT 1; END; SELECT 2;", "BEGIN;", "SELECT 1;", "END;", "SELECT 2;")]
    [InlineData("CREATE VIRTUAL TABLE t USING m((;), a;); SELECT 2;", "CREATE VIRTUAL TABLE t USING m((;), a;);", "SELECT 2;")]
    [InlineData("CREATE VIRTUAL TABLE t USING m(a) (; SELECT 2", "CREATE VIRTUAL TABLE t USING m(a) (;", "SELECT 2")]
    [InlineData("CREATE VIRTUAL TABLE t USING m(a; SELECT 2", "CREATE VIRTUAL TABLE t USING m(a;", "SELECT 2")]
    [InlineData("CREATE VIRTUAL TABLE t USING m; SELECT 2", "CREATE VIRTUAL TABLE t USING m;", "SELECT 2")]
    public void Statements_end_where_the_grammar_ends_them(string script, params string[] statements) =>
        Assert.Equal(statements, Spans(script).Select(span => span.Of(script)));

    [SkippableFact]
    public void Statements_end_at_the_tail_that_the_engine_returns()
    {
        using var oracle = new Oracle();
        var compared = 0;
        foreach (var row in Corpus.Statements.Where(row => row.Parse == "ok" && !row.Sql.EndsWith("/*", StringComparison.Ordinal)))
        {
            var script = row.Sql + "\n;SELECT 1;;";
            var answer = oracle.Ask(script);
            if (answer.Verdict != OracleVerdict.Ok)
                continue;
            compared++;
            Assert.Equal(answer.Result.Taken, Spans(script)[0].End);
        }

        output.WriteLine($"{compared} statements compared.");
        Assert.True(compared > 24_000);
    }

    private static TextSpan[] Spans(string script) => [.. SqlParser.ParseScript(script).Statements.Select(statement => statement.Span)];
}
