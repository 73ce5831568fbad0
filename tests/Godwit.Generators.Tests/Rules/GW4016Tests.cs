namespace Godwit.Generators.Tests;

public class GW4016Tests
{
    private const string Message = "GW4016: This statement changes the schema where the build does not see it, so that what comes after it is checked against another schema; give it an [Sql] method of its own";

    [Theory]
    [InlineData("db.Execute(\"CREATE TABLE a (id)\");", "\"CREATE")]
    [InlineData("db.Execute(\"ALTER TABLE accounts RENAME TO people\");", "\"ALTER")]
    [InlineData("using var command = db.Connection.CreateCommand(); command.CommandText = \"DELETE FROM accounts; DROP TABLE events\";", "\"DELETE")]
    public Task A_change_that_goes_past_the_replay(string code, string place) => TypedSqlProject.ExpectAsync(
        $"public void Run(MigrationContext db) {{ {code} }}",
        (place, Message));

    [Theory]
    [InlineData("CREATE TEMP TABLE a (id)")]
    [InlineData("REINDEX")]
    public Task What_leaves_the_schema_as_it_is(string sql) => TypedSqlProject.ExpectAsync($"public void Run(MigrationContext db) => db.Execute(\"{sql}\");");
}
