namespace Godwit.Generators.Tests;

public class GW1003Tests
{
    [Theory]
    [InlineData("latest")]
    [InlineData("3")]
    [InlineData("4.1")]
    [InlineData("3.35-beta")]
    [InlineData("")]
    public Task What_is_no_version_is_reported_at_the_argument(string target) => With($"\"{target}\"")
        .ExpectAsync($"Database.cs(1,30): GW1003: '{target}' is no version of SQLite; write TargetSqlite = \"3.35\" or \"3.35.5\", or leave it out");

    [Theory]
    [InlineData("\"3.35\"")]
    [InlineData("\"3.8.11\"")]
    [InlineData("null")]
    public Task Versions_and_none(string target) => With(target).ExpectAsync();

    private static TestProject With(string target) => TestProject.Empty()
        .Code("Database.cs", $"[MigrationSet(TargetSqlite = {target})] public sealed partial class AppDatabase;")
        .File("Migrations/1_a.sql", "SELECT 1;");
}
