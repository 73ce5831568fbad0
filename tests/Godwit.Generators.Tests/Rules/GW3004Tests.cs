namespace Godwit.Generators.Tests;

public class GW3004Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task Every_row_of_a_table() => TestProject.Changing(Schema, """
        UPDATE users SET name = '';
        """).ExpectInChangeAsync(
            "(1,8): GW3004: UPDATE without WHERE changes every row of users; add a WHERE that names the rows, as WHERE <column> IS NULL, or WHERE true if all are meant");

    [Theory]
    [InlineData("UPDATE users SET name = '' WHERE name IS NULL;")]
    [InlineData("UPDATE users SET name = '' WHERE true;")]
    [InlineData("ALTER TABLE users ADD COLUMN initial TEXT; UPDATE users SET initial = substr(name, 1, 1);")]
    [InlineData("CREATE TABLE t (a); UPDATE t SET a = 1;")]
    public Task Rows_that_are_meant(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"UPDATE accounts SET name = ''\")]\nprivate static partial void Go(MigrationContext db);",
        ("accounts", "GW3004: UPDATE without WHERE changes every row of accounts; add a WHERE that names the rows, as WHERE <column> IS NULL, or WHERE true if all are meant"));

    [Fact]
    public Task In_C_sharp_a_function_of_the_class_transforms_every_row() => TypedSqlProject.ExpectAsync(
        "[SqlFunction] private static string Seal(string text) => text;\n[Sql(\"UPDATE accounts SET name = seal(name)\")]\nprivate static partial int Go(MigrationContext db);");
}
