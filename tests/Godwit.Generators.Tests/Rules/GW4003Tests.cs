namespace Godwit.Generators.Tests;

public class GW4003Tests
{
    private const string Message = "GW4003: near \"VALUES\": syntax error";

    [Theory]
    [InlineData("\"SELECT id VALUES accounts\"")]
    [InlineData("\"SELECT\\t'\\u0041\\x41\\U0001F600' \\\"x\\\",\\n id VALUES accounts\"")]
    [InlineData("@\"SELECT \"\"id\"\",\n\n  'a' VALUES accounts\"")]
    [InlineData("\"\"\"SELECT \"id\" VALUES accounts\"\"\"")]
    [InlineData("\"\"\"\n    SELECT id,\n\n  \n        name\n      VALUES accounts\n    \"\"\"")]
    [InlineData("\"\"\"\"\r\n    SELECT id,\r\n        name\r\n      VALUES accounts\r\n    \"\"\"\"")]
    [InlineData("\"SELECT id \" + (\"VAL\" + @\"UES accounts\")")]
    [InlineData("Columns + \" VALUES accounts\"")]
    [InlineData("TypedFill.Whole")]
    public Task The_message_stands_at_the_word_inside_the_literal(string literal) => TypedSqlProject.ExpectAsync(
        "[Sql(" + literal + ")]\nprivate static partial long Go(MigrationContext db);\nprivate const string Columns = \"SELECT id\";\nprivate const string Whole = Columns + \"\\r\\n, name VALUES accounts\";",
        (literal switch { _ when literal.Contains("\"VAL\"", StringComparison.Ordinal) => "VAL\"", _ => "VALUES" }, Message));

    [Fact]
    public Task A_text_whose_places_are_not_known_gives_the_whole_expression() => TypedSqlProject.ExpectAsync(
        "[Sql($\"SELECT {nameof(System)} VALUES accounts\")]\nprivate static partial long Go(MigrationContext db);",
        ("$\"SELECT", Message));

    [Fact]
    public Task An_unfinished_statement_is_told_at_its_end() => TypedSqlProject.ExpectAsync(
        "[Sql(\"SELECT id FROM\")]\nprivate static partial long Go(MigrationContext db);",
        ("\")]", "GW4003: incomplete input"));

    [Fact]
    public Task A_function_of_the_class_with_a_word_of_SQL_for_its_name() => TypedSqlProject.ExpectAsync(
        "[SqlFunction] private static string Add(string text) => text;\n[Sql(\"UPDATE accounts SET name = add(name)\")]\nprivate static partial int Go(MigrationContext db);",
        ("add(", "GW4003: near \"add\": syntax error; Add is a word of SQL's own: give the function another name, as [SqlFunction(\"my_add\")], or put its name in double quotes"));
}
