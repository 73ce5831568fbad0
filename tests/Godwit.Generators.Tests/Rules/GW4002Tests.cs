namespace Godwit.Generators.Tests;

public class GW4002Tests
{
    [Fact]
    public async Task SQL_in_a_class_that_is_no_data_migration()
    {
        var result = await TestProject.WithSet()
            .File("Migrations/1_a.sql", TypedSqlProject.Schema)
            .Code("Queries.cs", "internal static partial class Queries\n{\n[Sql(\"SELECT count(*) FROM accounts\")]\ninternal static partial long Count(MigrationContext db);\n}")
            .BuildAsync();

        Assert.Equal(
            ["Queries.cs(1,31): GW4002: Queries has [Sql] methods and is no data migration, so that nothing says which schema they are for; add [DataMigration(version, name)], or move them"],
            result.Findings);
    }

    [Fact]
    public async Task SQL_in_a_class_that_is_not_partial()
    {
        var result = await TestProject.WithSet()
            .File("Migrations/1_a.sql", TypedSqlProject.Schema)
            .DataMigration("2, \"fill\"", "[Sql(\"SELECT 1\")] private static partial long Count(MigrationContext db);")
            .BuildAsync();

        Assert.Contains(
            "Step.cs(2,14): GW4002: Fill has [Sql] methods and is not partial (or a type around it is not), is generic or file-local; write 'sealed partial class', because the bodies are generated",
            result.Findings);
    }
}
