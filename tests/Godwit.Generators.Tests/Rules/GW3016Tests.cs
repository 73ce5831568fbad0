namespace Godwit.Generators.Tests;

public class GW3016Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task The_number_that_the_fast_check_uses() => TestProject.Changing(Schema, """
        PRAGMA main.user_version = 3;
        """).ExpectInChangeAsync(
            "(1,1): GW3016: The script sets user_version, where Godwit keeps the fingerprint that makes a start with nothing to do fast; keep the number in a table, and delete the statement");

    [Theory]
    [InlineData("PRAGMA user_version;")]
    [InlineData("PRAGMA application_id = 3;")]
    public Task Other_pragmas(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"PRAGMA user_version = 7\")]\nprivate static partial void Go(MigrationContext db);",
        ("PRAGMA", "GW3016: The migration sets user_version, where Godwit keeps the fingerprint that makes a start with nothing to do fast; keep the number in a table, and delete the statement"));
}
