namespace Godwit.Generators.Tests;

public class GW4017Tests
{
    [Fact]
    public Task A_resumable_migration_that_never_walks() => ExpectAsync(
        "Resumable = true",
        "db.Execute(\"UPDATE a SET id = 1\");",
        "Step.cs(1,39): GW4017: Fill is resumable and never calls InBatches, where alone it would commit: walk through its table in batches, or leave Resumable out");

    [Theory]
    [InlineData("Resumable = true", "foreach (var batch in db.InBatches(\"a\")) { }")]
    [InlineData("Resumable = false", "")]
    public Task One_that_walks_or_need_not(string property, string body) => ExpectAsync(property, body);

    private static Task ExpectAsync(string property, string body, params string[] expected) => TestProject.WithSet()
        .Code("Step.cs", $"[DataMigration(2, \"fill\", {property})] class Fill : IDataMigration {{ public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) {{ {body} return default; }} }}")
        .File("Migrations/1_a.sql", "CREATE TABLE a (id);")
        .ExpectAsync(expected);
}
