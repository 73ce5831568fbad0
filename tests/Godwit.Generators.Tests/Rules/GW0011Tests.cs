namespace Godwit.Generators.Tests;

public class GW0011Tests
{
    private const string Set = "AppDatabase cannot be a migration set: ";

    [Theory]
    [InlineData("[MigrationSet] public static partial class AppDatabase;", "it is static; write 'sealed partial class' instead, because it becomes an IMigrationSet")]
    [InlineData("[MigrationSet] public partial class AppDatabase<T>;", "it is generic or inside a generic type; a set is one registry, so take the type parameters away")]
    [InlineData("public partial class Outer<T> { [MigrationSet] public partial class AppDatabase; }", "it is generic or inside a generic type; a set is one registry, so take the type parameters away")]
    [InlineData("[MigrationSet] file partial class AppDatabase;", "it is a file-local type, which generated code cannot reach; make it internal")]
    [InlineData("public partial class Outer { [MigrationSet] private partial class AppDatabase; }", "it is a private or protected nested class; make it internal or public")]
    [InlineData("[MigrationSet] public class AppDatabase;", "it is not partial; write 'sealed partial class', because the generator adds the registry to it")]
    [InlineData("public class Outer { [MigrationSet] public partial class AppDatabase; }", "the type around it, Outer, is not partial; make that partial too, or move the set out of it")]
    [InlineData("[MigrationSet(HistoryTable = \" \")] public partial class AppDatabase;", "its HistoryTable is empty; name a table, or leave it out for 'schema_migrations'")]
    public Task Classes_that_cannot_be_sets(string code, string fault) => TestProject.Empty()
        .Code("Set.cs", code)
        .File("Migrations/1_a.sql", "SELECT 1;")
        .ExpectAsync($"Set.cs(1,{code.IndexOf("AppDatabase", StringComparison.Ordinal) + 1}): GW0011: {Set}{fault}");

    [Theory]
    [InlineData("[MigrationSet] partial class AppDatabase;")]
    [InlineData("[MigrationSet] public sealed partial record AppDatabase;")]
    [InlineData("namespace A.B; [MigrationSet] public abstract partial class AppDatabase { public int Registered => 1; }")]
    [InlineData("[MigrationSet] partial class AppDatabase { } partial class AppDatabase { }")]
    [InlineData("public partial struct Outer { internal partial interface Inner { [MigrationSet] public partial class AppDatabase; } }")]
    public Task Classes_that_can(string code) => TestProject.Empty().Code("Set.cs", code).File("Migrations/1_a.sql", "SELECT 1;").ExpectAsync();
}
