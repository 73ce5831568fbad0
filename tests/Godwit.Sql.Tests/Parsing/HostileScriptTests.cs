using System.Text;
using Godwit.Sql.Lexing;
using Godwit.Sql.Parsing;
using Godwit.Sql.Tests.Support;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Parsing;

public sealed class HostileScriptTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("SELECT ", "(", "1", ")")]
    [InlineData("SELECT ", "(", "", "")]
    [InlineData("SELECT ", "abs(", "", "")]
    [InlineData("SELECT ", "abs(", "1", ")")]
    [InlineData("SELECT ", "- ", "1", "")]
    [InlineData("SELECT ", "NOT ", "1", "")]
    [InlineData("SELECT 1", "+1", "", "")]
    [InlineData("SELECT 1", " COLLATE a", "", "")]
    [InlineData("SELECT ", "1 IN (", "1", ")")]
    [InlineData("SELECT ", "CASE WHEN ", "1", " THEN 1 END")]
    [InlineData("SELECT ", "(SELECT ", "1", ")")]
    [InlineData("SELECT ", "(1,", "1", ")")]
    [InlineData("SELECT ", "1 BETWEEN ", "1", " AND 2")]
    [InlineData("SELECT 1 FROM ", "(", "t", ")")]
    [InlineData("SELECT 1 FROM ", "(SELECT 1 FROM ", "t", ")")]
    [InlineData("", "WITH a AS (", "SELECT 1", ") SELECT 1")]
    [InlineData("SELECT 1", " UNION SELECT 1", "", "")]
    [InlineData("SELECT ", "f(1) OVER (ORDER BY ", "1", ")")]
    [InlineData("INSERT INTO t VALUES(1)", ",(1)", "", "")]
    [InlineData("CREATE TABLE t(a", ",a", "", "")]
    [InlineData("CREATE VIRTUAL TABLE t USING m(", "(", "", ")")]
    [InlineData("", "CREATE VIRTUAL TABLE t USING m(;", "", "")]
    [InlineData("", "CREATE TRIGGER r INSERT ON t BEGIN;", "", "")]
    [InlineData("", "CREATE TRIGGER r INSERT ON t BEGIN SELECT 1; ", "", "")]
    [InlineData("", "EXPLAIN ", "SELECT 1", "")]
    [InlineData("", ";", "", "")]
    [InlineData("", "SELECT ;", "", "")]
    [InlineData("", "'", "", "")]
    [InlineData("", "\"a", "", "")]
    [InlineData("", "x'", "", "")]
    [InlineData("", "/*", "", "")]
    [InlineData("", "-- \n", "", "")]
    [InlineData("", "$a(", "", "")]
    [InlineData("", "1_", "", "")]
    [InlineData("", "WINDOW OVER FILTER ", "", "")]
    [InlineData("", "SELECT ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1;", "", "")]
    [InlineData("", "SELECT f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(1;", "", "")]
    public void The_work_grows_with_the_length_only(string head, string open, string middle, string close)
    {
        var few = Steps(head, open, middle, close, 100_000, out var fewTokens);
        var many = Steps(head, open, middle, close, 400_000, out var manyTokens);
        output.WriteLine($"{fewTokens} tokens: {few} steps; {manyTokens} tokens: {many} steps.");
        Assert.True(few <= (4 * fewTokens) + 10);
        Assert.True(many <= (4 * manyTokens) + 10);
    }

    [Theory]
    [InlineData("SELECT ", "(", "1", ")", 100_000, true)]
    [InlineData("SELECT ", "abs(", "1", ")", 999, true)]
    [InlineData("SELECT ", "abs(", "1", ")", 1000, false)]
    [InlineData("SELECT 1", "+1", "", "", 999, true)]
    [InlineData("SELECT 1", "+1", "", "", 1000, false)]
    [InlineData("SELECT ", "- ", "1", "", 999, true)]
    [InlineData("SELECT ", "- ", "1", "", 1000, false)]
    [InlineData("SELECT ", "CASE WHEN ", "1", " THEN 1 END", 999, true)]
    [InlineData("SELECT ", "CASE WHEN ", "1", " THEN 1 END", 1000, false)]
    [InlineData("SELECT 1", " ISNULL", "", "", 1000, false)]
    [InlineData("SELECT 1", " AND 1", "", "", 1000, false)]
    [InlineData("SELECT 1 ", "LIKE 'a'", "", "", 999, true)]
    [InlineData("SELECT 1 ", "LIKE 'a'", "", "", 1000, false)]
    [InlineData("SELECT ", "CAST(", "1", " AS INT)", 1000, false)]
    [InlineData("SELECT ", "EXISTS(SELECT ", "1", ")", 1000, false)]
    [InlineData("SELECT 1 FROM ", "(SELECT 1 FROM ", "(SELECT 1)", ")", 900, true)]
    [InlineData("", "WITH a AS (", "SELECT 1", ") SELECT 1", 900, true)]
    public void The_limit_of_depth_is_that_of_the_engine(string head, string open, string middle, string close, int count, bool isOk)
    {
        var sql = Build(head, open, middle, close, count);
        using var engine = new Engine();
        var message = engine.Prepare(sql).Message;
        var diagnostic = Assert.Single(TreeAssert.Parse(sql).Statements).Diagnostic;
        Assert.Equal(isOk, message is null);
        Assert.Equal(message, diagnostic?.Message);
    }

    [Fact]
    public void Random_bytes_truncations_and_splices_never_throw()
    {
        var random = new Random(Seed.Next(output));
        var grammar = SqlGrammar.Create();
        var pool = Enumerable.Range(0, 300).Select(_ => grammar.Generate("statement", random, 6)).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            var text = (i % 4) switch
            {
                0 => Noise(random),
                1 => Cut(pool[random.Next(pool.Count)], random),
                2 => Cut(pool[random.Next(pool.Count)], random) + Cut(pool[random.Next(pool.Count)], random),
                _ => Insert(pool[random.Next(pool.Count)], Noise(random), random),
            };
            var script = SqlParser.ParseScript(text, out var steps);
            TreeAssert.IsSound(script);
            Assert.True(steps <= (4 * script.Tokens.Length) + 10);
        }
    }

    private static long Steps(string head, string open, string middle, string close, int length, out int tokens)
    {
        var script = SqlParser.ParseScript(Build(head, open, middle, close, length / (open.Length + close.Length)), out var steps);
        tokens = script.Tokens.Length;
        return steps;
    }

    private static string Build(string head, string open, string middle, string close, int count) =>
        new StringBuilder(head).Insert(head.Length, open, count).Append(middle).Insert(head.Length + (open.Length * count) + middle.Length, close, count).ToString();

    private static string Noise(Random random)
    {
        var bytes = new byte[random.Next(60)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.Latin1.GetString(bytes) : string.Concat(bytes.Select(value => (char)(value % 0x60 + 0x20)));
    }

    private static string Cut(string text, Random random)
    {
        var start = random.Next(text.Length);
        return text.Substring(random.Next(2) == 0 ? 0 : start, random.Next(text.Length - start));
    }

    private static string Insert(string text, string noise, Random random) => text.Insert(random.Next(text.Length), noise);
}
