namespace Godwit.Generators.Tests;

public class GW3003Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task Every_row_of_a_table() => TestProject.Changing(Schema, """
        DELETE FROM users;
        """).ExpectInChangeAsync(
            "(1,13): GW3003: DELETE without WHERE deletes every row of users; add a WHERE, or say that the table may lose rows: '-- godwit: shrinks users'");

    [Theory]
    [InlineData("DELETE FROM users WHERE email IS NULL;")]
    [InlineData("-- godwit: shrinks users\nDELETE FROM users;")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1; DELETE FROM t; DROP TABLE t;")]
    [InlineData("CREATE TABLE t (a); DELETE FROM t;")]
    [InlineData("CREATE TEMP TABLE users (a); DELETE FROM users; DROP TABLE temp.users;")]
    [InlineData("CREATE TRIGGER purge AFTER UPDATE ON users BEGIN DELETE FROM users; END;")]
    public Task Rows_that_may_go(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"DELETE FROM events\")]\nprivate static partial void Go(MigrationContext db);",
        ("events\"", "GW3003: DELETE without WHERE deletes every row of events; add a WHERE, or say that the table may lose rows: Shrinks = [\"events\"] in its [DataMigration]"));
}
