using Godwit.Sql.Parsing;
using Godwit.Sql.Tests.Support;

namespace Godwit.Sql.Tests.Parsing;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData("SELECT * FORM t;", "near \"FORM\": syntax error", "FORM")]
    [InlineData("SELECT", "incomplete input", "")]
    [InlineData("SELECT;", "near \";\": syntax error", ";")]
    [InlineData("SELECT 'abc", "unrecognized token: \"'abc\"", "'abc")]
    [InlineData("SELECT 1__0", "unrecognized token: \"1__0\"", "1__0")]
    [InlineData("SELECT #1", "near \"#1\": syntax error", "#1")]
    [InlineData("CREATE VIEW v(a COLLATE b) AS SELECT 1", "syntax error after column name \"a\"", "COLLATE")]
    [InlineData("UPDATE t SET a = 1 LIMIT 1", "near \"LIMIT\": syntax error", "LIMIT")]
    [InlineData("SELECT sum(a) WITHIN GROUP (ORDER BY b", "near \"(\": syntax error", "(")]
    [InlineData("SELECT 1 /*", "near \"*\": syntax error", "*")]
    [InlineData("FOO", "near \"FOO\": syntax error", "FOO")]
    public void An_error_has_the_words_of_the_engine_and_its_place(string sql, string message, string place)
    {
        using var engine = new Engine();
        Assert.Equal(message, engine.Prepare(sql).Message);
        var diagnostic = Assert.Single(TreeAssert.Parse(sql).Diagnostics);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal(place, diagnostic.Span.Of(sql));
    }

    [Fact]
    public void One_bad_statement_hides_no_other()
    {
        const string Script =
            """
            SELECT 1 FORM t; SELECT 2;
            CREATE TRIGGER r INSERT ON t BEGIN SELECT 1; INSRT INTO t; SELECT 2; END; SELECT 3;
            CREATE TRIGGER s INSERT ON t BEGIN SELECT 1;
            CREATE TABLE t(a);
            CREATE VIRTUAL TABLE v USING m(a; SELECT 4;
            SELECT 5 x y
            """;
        var statements = TreeAssert.Parse(Script).Statements;
        Assert.Equal(
            [
                "near \"t\": syntax error", null, "near \"INSRT\": syntax error", null, "near \"CREATE\": syntax error", null, "incomplete input", null,
                "near \"y\": syntax error",
            ],
            statements.Select(statement => statement.Diagnostic?.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData(";;;")]
    [InlineData("-- nothing\n/* at all */")]
    public void A_script_without_statements_is_empty_and_has_no_errors(string script)
    {
        Assert.Empty(TreeAssert.Parse(script).Statements);
        Assert.Empty(TreeAssert.Parse(script).Diagnostics);
    }
}
