namespace Godwit.Generators.Tests;

public class GW3002Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task A_column_with_values_of_users() => TestProject.Changing(Schema, """
        ALTER TABLE users DROP COLUMN name;
        """).ExpectInChangeAsync(
            "(1,1): GW3002: The values of users.name are lost in every database; if nobody needs them, say so with '-- godwit: allow GW3002' at the head of the script");

    [Theory]
    [InlineData("ALTER TABLE users ADD COLUMN x; ALTER TABLE users DROP COLUMN x;")]
    [InlineData("CREATE TABLE t (a, b); ALTER TABLE t DROP COLUMN b;")]
    [InlineData("-- godwit: allow GW3002\nALTER TABLE users DROP COLUMN name;")]
    public Task Columns_without_values_of_users(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task A_generated_column_is_computed_from_others() => TestProject.Changing(
        "CREATE TABLE t (a, b AS (a + 1));", "ALTER TABLE t DROP COLUMN b;").ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"ALTER TABLE accounts DROP COLUMN photo\")]\nprivate static partial void Go(MigrationContext db);",
        ("ALTER TABLE", "GW3002: The values of accounts.photo are lost in every database; if nobody needs them, say so with '#pragma warning disable GW3002'"));
}
