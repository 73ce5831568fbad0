namespace Godwit.Generators.Tests;

public class GW0012Tests
{
    private const string Body = "{ public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default; }";

    [Theory]
    [InlineData("[DataMigration(1, \"fill\")] public static class Fill;", "it is static; make it a sealed class that implements IDataMigration")]
    [InlineData("[DataMigration(1, \"fill\")] public abstract class Fill : IDataMigration " + Body, "it is abstract; put the attribute on the class that is to run")]
    [InlineData("[DataMigration(1, \"fill\")] public class Fill;", "it does not implement IDataMigration; add ': IDataMigration' and its method ApplyAsync")]
    [InlineData("[DataMigration(1, \"fill\")] public class Fill<T> : IDataMigration " + Body, "it is generic or inside a generic type, and nothing says with which types to create it; take the type parameters away")]
    [InlineData("[DataMigration(1, \"fill\")] file class Fill : IDataMigration " + Body, "it is a file-local type, which generated code cannot reach; make it internal")]
    [InlineData("public class Outer { [DataMigration(1, \"fill\")] private class Fill : IDataMigration " + Body + " }", "it is private or protected, or inside a type that is, and generated code cannot reach it; make it internal")]
    [InlineData("[DataMigration(-1, \"fill\")] public class Fill : IDataMigration " + Body, "its version -1 is negative; versions count 1, 2, 3 …, or are timestamps as 20260131093000")]
    [InlineData("[DataMigration(1, \" \")] public class Fill : IDataMigration " + Body, "its name is empty or holds control characters; name what it does, as \"encrypt_plaintext_tokens\"")]
    [InlineData("[DataMigration(1, \"fill\", Shrinks = new[] { \"a\", \"\" })] public class Fill : IDataMigration " + Body, "a name in its Shrinks is empty; name the tables that may lose rows")]
    public Task Classes_that_cannot_be_data_migrations(string code, string fault) => TestProject.WithSet()
        .Code("Step.cs", code)
        .File("Migrations/1_a.sql", "SELECT 1;")
        .ExpectAsync($"Step.cs(1,{code.IndexOf("Fill", StringComparison.Ordinal) + 1}): GW0012: Fill cannot be a data migration: {fault}");

    [Theory]
    [InlineData("[DataMigration(2, \"fill\")] class Fill : IDataMigration " + Body)]
    [InlineData("public static class Outer { [DataMigration(2, \"fill\")] internal sealed partial class Fill : IDataMigration " + Body + " }")]
    [InlineData("abstract class Base : IDataMigration " + Body + " [DataMigration(2, \"fill\")] sealed class Fill : Base;")]
    [InlineData("[DataMigration(2, \"fill\")] sealed record Fill : IDataMigration " + Body)]
    public Task Classes_that_can(string code) => TestProject.WithSet().Code("Step.cs", code).File("Migrations/1_a.sql", "SELECT 1;").ExpectAsync();
}
