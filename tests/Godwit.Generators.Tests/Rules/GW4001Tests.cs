namespace Godwit.Generators.Tests;

public class GW4001Tests
{
    [Theory]
    [InlineData("partial int Go<T>(MigrationContext db);", "Go", "it is generic; name the types, because the columns have some")]
    [InlineData("partial int Go();", "Go", "it needs exactly one parameter of type MigrationContext, as (MigrationContext db, …)")]
    [InlineData("partial int Go(MigrationContext db, MigrationContext other);", "Go", "it needs exactly one parameter of type MigrationContext, as (MigrationContext db, …)")]
    [InlineData("partial int Go(MigrationContext db, in long id);", "in long id", "its parameter 'id' is passed by reference; pass a value")]
    [InlineData("partial int Go(MigrationContext db, object id);", "object id", "its parameter 'id' has the type object, which has no place in SQLite; pass a number, text, bytes, a date or a time")]
    public async Task Methods_that_cannot_hold_SQL(string method, string place, string fault)
    {
        var result = await TypedSqlProject.WithMembers("[Sql(\"DELETE FROM accounts WHERE id = 1\")]\nprivate static " + method).BuildAsync();

        // The compiler misses the body of a method that cannot be given one.
        var finding = Assert.Single(result.Findings, finding => !finding.Contains("CS8795", StringComparison.Ordinal));
        Assert.Equal($"Typed.cs(6,{("private static " + method).IndexOf(place, StringComparison.Ordinal) + 1}): GW4001: Go cannot hold SQL: {fault}", finding);
    }

    [Fact]
    public Task A_method_with_a_body_of_its_own() => TypedSqlProject.ExpectAsync(
        "[Sql(\"SELECT 1\")]\nprivate static long Go(MigrationContext db) => 1;",
        ("Go(", "GW4001: Go cannot hold SQL: it has a body of its own, or is not partial; write 'partial' and end the declaration with a semicolon"));

    [Fact]
    public Task A_partial_method_with_a_body_of_its_own() => TypedSqlProject.ExpectAsync(
        "[Sql(\"SELECT 1\")]\nprivate static partial long Go(MigrationContext db);\nprivate static partial long Go(MigrationContext db) => 1;",
        ("Go(", "GW4001: Go cannot hold SQL: it has a body of its own, or is not partial; write 'partial' and end the declaration with a semicolon"));

    [Fact]
    public Task A_static_method_that_calls_a_function_of_the_instance() => TypedSqlProject.ExpectAsync(
        "private readonly string suffix = \"x\";\n[SqlFunction] private string Seal(string text) => text + suffix;\n[Sql(\"UPDATE accounts SET name = seal(name)\")]\nprivate static partial int Go(MigrationContext db);",
        ("Go(", "GW4001: Go cannot hold SQL: it is static and its SQL calls seal(), a method of an instance; take 'static' away from it, or add it there"));

    [Fact]
    public Task Every_type_with_a_place_in_SQLite_can_be_passed() => TypedSqlProject.ExpectAsync(
        """
        [Sql("SELECT @a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k, @l, @m, @n, @o")]
        private static partial void Go(MigrationContext db, int? a, DayOfWeek b, ulong c, char d, decimal e, string? f, byte[] g, ReadOnlySpan<byte> h, ReadOnlySpan<char> i, ReadOnlyMemory<byte> j, Guid k, DateTimeOffset l, DateOnly m, TimeOnly n, TimeSpan o);
        """,
        ("void", "GW4010: Go cannot return that: its statement has rows, and the method returns nothing; return a value, a row, or IEnumerable<T>"));

    [Fact]
    public Task A_list_for_IN() => TypedSqlProject.ExpectAsync(
        "[Sql(\"SELECT id FROM accounts WHERE id IN (@ids)\")]\nprivate static partial IEnumerable<long> Go(MigrationContext db, long[] ids);",
        ("long[] ids", "GW4001: Go cannot hold SQL: its parameter 'ids' has the type long[], which has no place in SQLite; pass a list as JSON text, and write IN (SELECT value FROM json_each(@ids))"));
}
