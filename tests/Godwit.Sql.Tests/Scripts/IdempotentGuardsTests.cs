using Godwit.Sql.Parsing;
using Godwit.Sql.Scripts;

namespace Godwit.Sql.Tests.Scripts;

public sealed class IdempotentGuardsTests
{
    [Theory]
    [InlineData("CREATE TABLE t(a)", "t", null)]
    [InlineData("create table if not exists \"t t\"(a)", "t t", null)]
    [InlineData("CREATE TABLE main.[t](a)", "t", null)]
    [InlineData("CREATE VIRTUAL TABLE IF NOT EXISTS f USING fts5(a)", "f", null)]
    [InlineData("CREATE TABLE t AS SELECT 1", "t", null)]
    [InlineData("ALTER TABLE t ADD COLUMN c TEXT", "t", "c")]
    [InlineData("ALTER TABLE 't' ADD `c` TEXT", "t", "c")]
    [InlineData("ALTER TABLE main.t ADD c", "t", "c")]
    public void A_statement_that_creates_a_table_or_adds_a_column_has_a_guard(string statement, string table, string? column) =>
        Assert.Equal([new IdempotentGuard(1, table, column)], IdempotentGuards.Find(SqlParser.ParseScript($";;SELECT 1;; {statement};")).ToArray());

    [Theory]
    [InlineData("CREATE TEMP TABLE t(a)")]
    [InlineData("CREATE TABLE temp.t(a)")]
    [InlineData("CREATE INDEX i ON t(a)")]
    [InlineData("ALTER TABLE t RENAME TO u")]
    [InlineData("ALTER TABLE aux.t ADD c")]
    [InlineData("CREATE TABLE")]
    [InlineData("ALTER TABLE t ADD")]
    [InlineData("ALTER")]
    [InlineData("")]
    public void Another_statement_has_none(string statement) => Assert.Empty(IdempotentGuards.Find(SqlParser.ParseScript(statement)));
}
