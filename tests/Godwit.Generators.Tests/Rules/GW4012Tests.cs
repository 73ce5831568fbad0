namespace Godwit.Generators.Tests;

public class GW4012Tests
{
    [Theory]
    [InlineData("SELECT auth_data FROM accounts", "string", "auth_data")]
    [InlineData("SELECT max(balance) AS top FROM accounts", "double", "top")]
    [InlineData("SELECT e.kind FROM accounts LEFT JOIN events e ON e.account_id = accounts.id", "long", "kind")]
    public Task Columns_that_can_be_NULL(string sql, string type, string column) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"{sql}\")]\nprivate static partial IEnumerable<{type}> Go(MigrationContext db);",
        ("IEnumerable", $"GW4012: the column {column} of Go can be NULL, and it is read as {type}, which cannot; make it {type}?, or write coalesce() in the SQL"));

    [Fact]
    public Task A_value_that_can_be_null_for_a_column_that_cannot() => TypedSqlProject.ExpectAsync(
        "[Sql(\"UPDATE accounts SET name = @name WHERE true\")]\nprivate static partial int Go(MigrationContext db, string? name);",
        ("@name", "GW4012: @name can be null, and name takes no NULL; make the parameter string"));

    [Theory]
    [InlineData("SELECT id FROM accounts", "long")]
    [InlineData("SELECT count(*) FROM accounts", "long")]
    [InlineData("SELECT coalesce(auth_data, '') FROM accounts", "string")]
    [InlineData("SELECT kind FROM accounts JOIN events ON account_id = id", "int")]
    public Task Columns_that_cannot_be_NULL(string sql, string type) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"{sql}\")]\nprivate static partial IEnumerable<{type}> Go(MigrationContext db);");

    [Fact]
    public async Task It_can_be_turned_off_where_it_stands()
    {
        var result = await TypedSqlProject.WithMembers(
            "#pragma warning disable GW4012\n[Sql(\"SELECT auth_data FROM accounts\")]\nprivate static partial IEnumerable<string> Go(MigrationContext db);\n#pragma warning restore GW4012").BuildAsync();
        Assert.Empty(result.Findings);
    }

    [Fact]
    public Task A_function_of_the_class_returns_NULL_where_its_method_returns_null() => TypedSqlProject.ExpectAsync(
        """
        [SqlFunction] private static long Twice(long number) => number * 2;
        [SqlFunction] private static string? Seal(string text) => text;
        [Sql("SELECT twice(id) AS twice FROM accounts")]
        private static partial IEnumerable<long> Never(MigrationContext db);
        [Sql("SELECT seal(name) AS sealed FROM accounts")]
        private static partial IEnumerable<string> Perhaps(MigrationContext db);
        """,
        ("IEnumerable<string>", "GW4012: the column sealed of Perhaps can be NULL, and it is read as string, which cannot; make it string?, or write coalesce() in the SQL"));
}
