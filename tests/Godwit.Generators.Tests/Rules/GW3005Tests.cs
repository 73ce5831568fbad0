namespace Godwit.Generators.Tests;

public class GW3005Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task BEGIN_and_COMMIT() => TestProject.Changing(Schema, """
        BEGIN;
        INSERT INTO users (name) VALUES ('a');
        COMMIT;
        """).ExpectInChangeAsync(
            "(1,1): GW3005: BEGIN starts a transaction, and the run refuses it: all pending migrations are in one transaction of its own; delete the statement",
            "(3,1): GW3005: COMMIT ends a transaction, and the run refuses it: all pending migrations are in one transaction of its own; delete the statement");

    [Fact]
    public Task END_and_ROLLBACK() => TestProject.Changing(Schema, """
        SELECT 1;
          END TRANSACTION;
        ROLLBACK;
        """).ExpectInChangeAsync(
            "(2,3): GW3005: COMMIT ends a transaction, and the run refuses it: all pending migrations are in one transaction of its own; delete the statement",
            "(3,1): GW3005: ROLLBACK ends a transaction, and the run refuses it: all pending migrations are in one transaction of its own; delete the statement");

    [Theory]
    [InlineData("CREATE TRIGGER t AFTER DELETE ON users BEGIN SELECT 1; END;")]
    [InlineData("INSERT INTO users (name) VALUES ('BEGIN;');")]
    public Task Words_inside_other_statements(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Theory]
    [InlineData("BEGIN", "BEGIN starts")]
    [InlineData("COMMIT", "COMMIT ends")]
    [InlineData("ROLLBACK", "ROLLBACK ends")]
    public Task In_C_sharp(string sql, string what) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"{sql}\")]\nprivate static partial void Go(MigrationContext db);",
        (sql, $"GW3005: {what} a transaction, and the run refuses it: all pending migrations are in one transaction of its own; delete the statement"));
}
