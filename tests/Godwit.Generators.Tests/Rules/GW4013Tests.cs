namespace Godwit.Generators.Tests;

public class GW4013Tests
{
    private const string Methods = """
        [Sql("CREATE TABLE summary (total INTEGER)")]
        private static partial void CreateTable(MigrationContext db);
        [Sql("CREATE INDEX summary_total ON summary (total)")]
        private static partial void CreateIndex(MigrationContext db);
        [Sql("INSERT INTO summary VALUES (1)")]
        private static partial void Fill(MigrationContext db);
        """;

    [Fact]
    public Task Calls_in_another_order() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) { Fill(db); CreateIndex(db); CreateTable(db); }\n" + Methods,
        ("CreateIndex(db)", "GW4013: CreateIndex changes the schema and is called before CreateTable, which is declared above it; the build takes the order of the declarations, so declare the methods in the order of their calls"));

    [Fact]
    public Task A_change_that_is_never_made() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) { CreateTable(db); Fill(db); }\n" + Methods,
        ("CreateIndex(Migr", "GW4013: CreateIndex changes the schema and is called nowhere; the build takes the order of the declarations, so declare the methods in the order of their calls"));

    [Fact]
    public Task Calls_in_the_order_of_the_declarations() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) { Fill(db); CreateTable(db); CreateIndex(db); Fill(db); }\n" + Methods);
}
