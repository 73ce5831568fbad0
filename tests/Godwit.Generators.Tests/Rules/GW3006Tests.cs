namespace Godwit.Generators.Tests;

public class GW3006Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task Savepoints() => TestProject.Changing(Schema, """
        SAVEPOINT a;
        ROLLBACK TO a;
        RELEASE a;
        """).ExpectInChangeAsync(
            "(1,1): GW3006: SAVEPOINT opens a transaction inside the run's; delete the statement: a migration that fails is rolled back as a whole",
            "(2,1): GW3006: ROLLBACK TO undoes part of the script; delete the statement: a migration that fails is rolled back as a whole",
            "(3,1): GW3006: RELEASE closes a transaction inside the run's; delete the statement: a migration that fails is rolled back as a whole");

    [Theory]
    [InlineData("CREATE TABLE savepoint_log (id);")]
    public Task Names_that_look_like_it(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Theory]
    [InlineData("SAVEPOINT one_row")]
    [InlineData("ROLLBACK TO one_row")]
    [InlineData("RELEASE one_row")]
    public Task In_C_sharp_what_fails_behind_a_savepoint_can_be_caught(string sql) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"SAVEPOINT one_row\")]\nprivate static partial void First(MigrationContext db);\n[Sql(\"{sql}\")]\nprivate static partial void Go(MigrationContext db);");
}
