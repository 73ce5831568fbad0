namespace Godwit.Generators.Tests;

public class GW4004Tests
{
    [Fact]
    public Task Two_statements_in_one_method() => TypedSqlProject.ExpectAsync(
        "[Sql(\"DELETE FROM accounts; DELETE FROM events;\")]\nprivate static partial void Go(MigrationContext db);",
        ("DELETE FROM events", "GW4004: The SQL of Go holds 2 statements; give each a method of its own"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" -- later\"")]
    public Task No_statement(string literal) => TypedSqlProject.ExpectAsync(
        "[Sql(" + literal + ")]\nprivate static partial void Go(MigrationContext db);",
        ("Go(", "GW4004: The SQL of Go holds no statement; write one"));

    [Fact]
    public Task One_statement_with_its_semicolon_and_a_comment() => TypedSqlProject.ExpectAsync("[Sql(\"DELETE FROM events WHERE true; -- all\")]\nprivate static partial void Go(MigrationContext db);");
}
