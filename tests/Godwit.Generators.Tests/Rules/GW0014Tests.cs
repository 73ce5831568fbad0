namespace Godwit.Generators.Tests;

public class GW0014Tests
{
    [Fact]
    public Task No_set_in_the_program() => TestProject.Empty()
        .DataMigration("1, \"fill\"")
        .ExpectAsync("Step.cs(1,2): GW0014: Fill belongs to no migration set: the program has none; add [MigrationSet] to a sealed partial class");

    [Fact]
    public Task Several_sets_and_none_named() => TestProject.WithSet()
        .Code("Other.cs", "[MigrationSet(\"Other\")] partial class Other;")
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Other/1_a.sql", "SELECT 1;")
        .DataMigration("2, \"fill\"")
        .ExpectAsync("Step.cs(1,2): GW0014: Fill belongs to no migration set: the program has several; name one of them, as Set = typeof(AppDatabase)");

    [Fact]
    public Task A_class_that_is_no_set() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .DataMigration("2, \"fill\", Set = typeof(string)")
        .ExpectAsync("Step.cs(1,2): GW0014: Fill belongs to no migration set: System.String has no [MigrationSet]; add the attribute there, or name another class");

    [Fact]
    public Task The_only_set_may_be_named_too() => TestProject.WithSet().DataMigration("1, \"fill\", Set = typeof(AppDatabase)").ExpectAsync();
}
