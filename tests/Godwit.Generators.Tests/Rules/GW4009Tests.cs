namespace Godwit.Generators.Tests;

public class GW4009Tests
{
    [Theory]
    [InlineData("(long Id, string Title)", "id", "Title")]
    [InlineData("Row", "id", "name")]
    [InlineData("Required", "id", "Name")]
    public Task A_target_without_a_column(string type, string columns, string target) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"SELECT {columns} FROM accounts\")]\nprivate static partial IEnumerable<{type}> Go(MigrationContext db);\npublic sealed class Row(long id, string name) {{ public override string ToString() => name + id; }}\npublic sealed class Required {{ public long Id {{ get; set; }} public required string Name {{ get; init; }} }}",
        ("IEnumerable", $"GW4009: Go returns '{target}' in each row, and no column has that name; give one the alias, or take it away"));

    [Fact]
    public Task Properties_that_are_not_required_and_longer_constructors_may_stay_unused() => TypedSqlProject.ExpectAsync(
        """
        [Sql("SELECT id FROM accounts")]
        private static partial IEnumerable<Row> Go(MigrationContext db);
        public sealed class Row
        {
            public Row(long id) => Id = id;
            public Row(long id, string name) { Id = id; Name = name; }
            public long Id { get; }
            public string? Name { get; set; }
        }
        """);

    [Theory]
    [InlineData("record struct")]
    [InlineData("readonly record struct")]
    [InlineData("record class")]
    public Task A_value_of_a_record_that_no_column_gives(string kind) => TypedSqlProject.ExpectAsync(
        $"private {kind} Row(long Id, string Name, int Age);\n[Sql(\"SELECT id, name FROM accounts\")]\nprivate static partial IEnumerable<Row> Go(MigrationContext db);",
        ("IEnumerable", "GW4009: Go returns 'Age' in each row, and no column has that name; give one the alias, or take it away"));

    [Fact]
    public Task A_struct_without_a_constructor_takes_what_there_is() => TypedSqlProject.ExpectAsync(
        "private struct Row { public long Id { get; set; } public string Name { get; set; } public int Age { get; set; } }\n[Sql(\"SELECT id, name FROM accounts\")]\nprivate static partial IEnumerable<Row> Go(MigrationContext db);");
}
