namespace Godwit.Generators.Tests;

public class GW4008Tests
{
    [Theory]
    [InlineData("(long Id, string Title)", "name AS title, photo AS title_photo", "title_photo")]
    [InlineData("Row", "name, photo", "photo")]
    public Task A_column_without_a_target(string type, string columns, string column) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"SELECT id, {columns} FROM accounts\")]\nprivate static partial IEnumerable<{type}> Go(MigrationContext db);\npublic sealed record Row(long Id, string Name);",
        ("IEnumerable", $"GW4008: The column '{column}' of Go has no target in the type it returns; add one of that name, give the column an alias, or leave it out"));

    [Fact]
    public Task A_star_gives_every_column_of_its_version() => TypedSqlProject.ExpectAsync(
        "[Sql(\"SELECT * FROM events\")]\nprivate static partial IEnumerable<(long AccountId, long Kind)> Go(MigrationContext db);",
        ("IEnumerable", "GW4008: The column 'note' of Go has no target in the type it returns; add one of that name, give the column an alias, or leave it out"));

    [Fact]
    public Task A_tuple_without_names_takes_the_columns_in_order() => TypedSqlProject.ExpectAsync(
        "[Sql(\"SELECT id, name FROM accounts\")]\nprivate static partial IEnumerable<(long, string)> Go(MigrationContext db);");
}
