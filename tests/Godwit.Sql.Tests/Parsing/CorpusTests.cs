using Godwit.Sql.Tests.Support;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Parsing;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Statements_parse_where_the_engine_parses_them() => Compare(Corpus.Statements, 24_000);

    [SkippableFact]
    public void Mutants_parse_where_the_engine_parses_them() => Compare(Corpus.Mutants, 5_900);

    private void Compare(IReadOnlyList<CorpusRow> rows, int atLeast)
    {
        var compared = 0;
        var sameMessage = 0;
        var messages = 0;
        var wrong = new List<string>();
        var other = new List<string>();
        foreach (var row in rows.Where(row => row.Parse != "unknown" && !row.IsTemplate))
        {
            compared++;
            var diagnostic = TreeAssert.Parse(row.Sql).Statements.FirstOrDefault()?.Diagnostic;
            if ((diagnostic is null) != (row.Parse == "ok"))
                wrong.Add($"{row.Parse} {row.Message} / {diagnostic?.Message}: {row.Sql}");
            if (row.Parse != "syntax")
                continue;
            messages++;
            if (diagnostic?.Message == row.Message)
                sameMessage++;
            else if (Oracle.IsSyntaxMessage(row.Message!))
                other.Add($"{row.Message} / {diagnostic?.Message}: {row.Sql}");
        }

        output.WriteLine($"{compared - wrong.Count} of {compared} verdicts agree; {sameMessage} of {messages} messages are the same.");
        foreach (var line in wrong.Concat(other))
            output.WriteLine(line);
        Assert.Empty(wrong);
        Assert.Empty(other);
        Assert.True(compared >= atLeast);
        Assert.True(sameMessage >= messages * 0.95);
    }
}
