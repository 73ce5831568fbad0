namespace Godwit.Generators.Tests;

public class GW4011Tests
{
    [Theory]
    [InlineData("name", "long", "TEXT", "text that is no number would be read as 0; read string, or CAST it in the SQL")]
    [InlineData("balance", "int", "REAL", "it would be cut or is none; read double or decimal")]
    [InlineData("id", "byte[]", "INTEGER", "a whole number is none")]
    [InlineData("id", "Guid", "INTEGER", "a whole number is none")]
    [InlineData("photo", "string?", "BLOB", "read byte[]")]
    public Task Columns_that_the_type_cannot_hold(string column, string type, string declared, string fault) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"SELECT {column} FROM accounts\")]\nprivate static partial IEnumerable<{type}> Go(MigrationContext db);",
        ("IEnumerable", $"GW4011: the column {column} of Go is {declared} and is read as {type}: {fault}"));

    [Theory]
    [InlineData("id", "string", "INTEGER", "it would be stored as something else than a number")]
    [InlineData("name", "ReadOnlySpan<byte>", "TEXT", "bytes would be stored as BLOB; pass string or ReadOnlySpan<char>")]
    [InlineData("photo", "string", "BLOB", "pass byte[] or ReadOnlySpan<byte>")]
    public Task Values_that_the_column_does_not_hold(string column, string type, string declared, string fault) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"UPDATE accounts SET {column} = @value WHERE true\")]\nprivate static partial int Go(MigrationContext db, {type} value);",
        ("@value", $"GW4011: @value is the column {column} ({declared}), and the parameter is {type}: {fault}"));

    [Theory]
    [InlineData("any_thing", "long?")]
    [InlineData("created_at", "DateTimeOffset?")]
    [InlineData("created_at", "string?")]
    [InlineData("name", "DateTime")]
    [InlineData("name", "byte[]")]
    [InlineData("photo", "Guid?")]
    [InlineData("id", "double")]
    [InlineData("id", "DayOfWeek")]
    [InlineData("CAST(name AS INTEGER)", "int?")]
    public Task Columns_that_may_hold_it(string column, string type) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"SELECT {column} FROM accounts\")]\nprivate static partial IEnumerable<{type}> Go(MigrationContext db);");

    [Fact]
    public Task A_function_of_the_class_in_the_place_of_one_of_SQLites() => TypedSqlProject.ExpectAsync(
        "[SqlFunction] private static long Lower(string text) => text.Length;\n[Sql(\"SELECT lower(name) AS length FROM accounts\")]\nprivate static partial IEnumerable<long> Go(MigrationContext db);");
}
