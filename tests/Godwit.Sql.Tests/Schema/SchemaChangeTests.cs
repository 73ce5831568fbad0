using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

public class SchemaChangeTests
{
    private const string Accounts = "CREATE TABLE accounts(id INTEGER PRIMARY KEY, name TEXT);";

    [Fact]
    public void A_table_that_is_not_there_is_told_with_its_place_and_what_could_be_meant()
    {
        var problem = Assert.Single(Last(Accounts + " ALTER TABLE acounts ADD COLUMN x;").Problems);
        Assert.Equal(SqlProblemKind.NoSuchTable, problem.Kind);
        Assert.Equal("no such table: acounts", problem.Message);
        Assert.Equal("acounts", problem.Name);
        Assert.Equal((Accounts + " ALTER TABLE ").Length, problem.Span.Start);
        Assert.Equal("acounts".Length, problem.Span.Length);
        Assert.Contains("accounts", problem.Candidates);
    }

    [Fact]
    public void A_column_that_is_not_there_is_told_with_those_that_are()
    {
        var problem = Assert.Single(Last(Accounts + " CREATE INDEX i ON accounts(nmae);").Problems);
        Assert.Equal(SqlProblemKind.NoSuchColumn, problem.Kind);
        Assert.Equal(["id", "name"], problem.Candidates.ToArray());
    }

    [Fact]
    public void A_refused_statement_leaves_the_schema_as_it_was()
    {
        var before = Last(Accounts).Schema;
        Assert.Same(before, SchemaChange.Apply(before, SqlParser.ParseScript(Accounts).Statements[0].Syntax!, Accounts).Schema);
    }

    [Fact]
    public void What_only_rows_make_the_engine_refuse_is_told_and_taken_to_succeed()
    {
        var result = Last(Accounts + " ALTER TABLE accounts ADD COLUMN kind TEXT NOT NULL;");
        Assert.Equal(SqlProblemStage.Data, Assert.Single(result.Problems).Stage);
        Assert.NotNull(result.Schema.FindRelation("accounts")!.FindColumn("kind"));
    }

    [Fact]
    public void A_broken_view_is_told_when_the_rename_would_run_and_at_the_statement()
    {
        var problem = Assert.Single(Last(Accounts + " CREATE VIEW v AS SELECT gone FROM accounts; ALTER TABLE accounts RENAME name TO title;").Problems);
        Assert.Equal((SqlProblemKind.BrokenDependent, SqlProblemStage.Execute, "v"), (problem.Kind, problem.Stage, problem.Name));
    }

    [Theory]
    [InlineData("CREATE TABLE t(a COLLATE german, b CHECK (is_valid(b)));")]
    [InlineData("CREATE INDEX i ON accounts(soundex(name), name COLLATE german);")]
    [InlineData("CREATE VIRTUAL TABLE v USING vector(embedding float[3]);")]
    [InlineData("CREATE TABLE t AS SELECT soundex(name) FROM accounts;")]
    public void What_a_program_may_add_to_the_engine_is_not_refused(string sql)
    {
        Assert.Empty(Last(Accounts + sql).Problems);
        Assert.NotEmpty(Last(Accounts + sql, EngineExtensions.None).Problems);
    }

    [Theory]
    [InlineData("ALTER TABLE o ADD COLUMN x;")]
    [InlineData("CREATE TABLE t AS SELECT whatever FROM v;")]
    [InlineData("CREATE TABLE t AS SELECT * FROM v; ALTER TABLE t DROP COLUMN x; CREATE INDEX i ON t(y);")]
    [InlineData("CREATE INDEX elsewhere.i ON t(a); DROP TABLE elsewhere.t; DROP VIEW elsewhere.v; ALTER TABLE elsewhere.t RENAME TO u;")]
    [InlineData("ALTER TABLE somewhere RENAME COLUMN a TO b;")]
    public void Where_nothing_is_known_everything_is_accepted(string sql)
    {
        const string Unknown = "CREATE VIRTUAL TABLE v USING opaque(a); ATTACH 'other.db' AS elsewhere; CREATE TABLE o AS SELECT * FROM v;";
        Assert.Empty(Last(Unknown + sql).Problems);
    }

    [Fact]
    public void A_schema_shares_what_a_change_does_not_touch()
    {
        var before = Last(Accounts + " CREATE TABLE other(x);").Schema;
        const string Sql = "ALTER TABLE accounts ADD COLUMN x;";
        var after = SchemaChange.Apply(before, SqlParser.ParseScript(Sql).Statements[0].Syntax!, Sql).Schema;
        Assert.Same(before.FindRelation("other"), after.FindRelation("other"));
        Assert.Same(before.Databases[1], after.Databases[1]);
    }

    private static SchemaChangeResult Last(string script, EngineExtensions? extensions = null)
    {
        var result = new SchemaChangeResult(SqlSchema.Empty with { Extensions = extensions ?? EngineExtensions.Any }, []);
        foreach (var statement in SqlParser.ParseScript(script).Statements)
        {
            Assert.Empty(result.Problems);
            result = SchemaChange.Apply(result.Schema, statement.Syntax!, script);
        }

        return result;
    }
}
