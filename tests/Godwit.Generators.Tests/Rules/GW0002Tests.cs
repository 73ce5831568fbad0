namespace Godwit.Generators.Tests;

public class GW0002Tests
{
    [Fact]
    public Task A_version_is_missing() => TestProject.WithSet()
        .File("Migrations/0001_a.sql", "SELECT 1;")
        .File("Migrations/0003_b.sql", "SELECT 1;")
        .ExpectAsync("Migrations/0003_b.sql(1,1): GW0002: Version 2 is missing between 0001_a.sql and 0003_b.sql: rename 0003_b.sql to 0002_b.sql, or add what is missing");

    [Fact]
    public Task Several_versions_are_missing_before_a_data_migration() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .DataMigration("5, \"fill\"")
        .ExpectAsync("Step.cs(1,2): GW0002: Versions 2 to 4 are missing between 1_a.sql and Fill: give Fill version 2, or add what is missing");

    [Fact]
    public Task The_first_is_neither_0_nor_1() => TestProject.WithSet()
        .File("Migrations/0002_a.sql", "SELECT 1;")
        .ExpectAsync("Migrations/0002_a.sql(1,1): GW0002: The first migration is 0002_a.sql, and version 1 is missing: rename 0002_a.sql to 0001_a.sql, or add what is missing");

    [Theory]
    [InlineData("0000_a", "0001_b")]
    [InlineData("1_a", "2_b")]
    [InlineData("2026-01-31_a", "2026-03-31_b")]
    [InlineData("1_a", "20260131_b")]
    public Task Starts_at_0_and_timestamps_have_no_gaps(string first, string second) => TestProject.WithSet()
        .File($"Migrations/{first}.sql", "SELECT 1;")
        .File($"Migrations/{second}.sql", "SELECT 1;")
        .ExpectAsync();
}
