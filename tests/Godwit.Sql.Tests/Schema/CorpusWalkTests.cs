using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;
using Godwit.Sql.Tests.Support;

namespace Godwit.Sql.Tests.Schema;

/// <summary>The schema statements of others, one after the other against one database, though they were not written for it.</summary>
public class CorpusWalkTests
{
    private const int PerDatabase = 40;

    [SkippableFact]
    public void Model_and_engine_agree_on_schema_statements_in_an_order_that_nobody_wrote()
    {
        var statements = Corpus.Statements.Where(row => row.Parse == "ok" && !row.IsTemplate)
            .Select(row => (row.Sql, Script: SqlParser.ParseScript(row.Sql)))
            .Where(s => s.Script.Statements.Length == 1 && IsSchemaStatement(s.Script.Statements[0].Syntax))
            .ToList();
        var differences = new List<string>();
        var count = 0;
        var both = new SideBySide();
        foreach (var (sql, script) in statements)
        {
            if (both.Step(sql, script.Statements[0]) is { } difference)
                differences.Add(sql + "\n" + difference);
            else if (++count % PerDatabase != 0)
                continue;
            both.Dispose();
            both = new SideBySide();
        }

        both.Dispose();
        var refused = differences.Where(d => d.Contains(SideBySide.Accepted, StringComparison.Ordinal)).ToList();
        Assert.True(refused.Count == 0, string.Join("\n----\n", refused.Take(10)));
        Assert.True(differences.Count <= statements.Count / 100, $"{differences.Count} of {statements.Count} differ:\n{string.Join("\n----\n", differences.Take(20))}");
    }

    private static bool IsSchemaStatement(Statement? statement) => statement is CreateTableStatement or CreateIndexStatement or CreateViewStatement
        or CreateTriggerStatement or CreateVirtualTableStatement or DropStatement or AlterTableStatement or ReindexStatement or AnalyzeStatement;
}
