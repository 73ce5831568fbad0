namespace Godwit.Generators.Tests;

public class GW0001Tests
{
    [Fact]
    public Task Two_scripts_with_one_version() => TestProject.WithSet()
        .File("Migrations/0001_a.sql", "SELECT 1;")
        .File("Migrations/0002_a.sql", "SELECT 1;")
        .File("Migrations/0002_b.sql", "SELECT 1;")
        .ExpectAsync("Migrations/0002_b.sql(1,1): GW0001: Two migrations have version 2: 0002_a.sql and 0002_b.sql; rename the newer one to 0003_b.sql");

    [Fact]
    public Task Numbers_are_compared_as_numbers() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/V001__b.sql", "SELECT 1;")
        .File("Migrations/01_c/up.sql", "SELECT 1;")
        .ExpectAsync(
            "Migrations/1_a.sql(1,1): GW0001: Two migrations have version 1: 01_c/up.sql and 1_a.sql; rename the newer one to 2_a.sql",
            "Migrations/V001__b.sql(1,1): GW0001: Two migrations have version 1: 1_a.sql and V001__b.sql; rename the newer one to V002__b.sql");

    [Fact]
    public Task Up_and_plain_form_of_one_migration() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/1_a.up.sql", "SELECT 1;")
        .ExpectAsync("Migrations/1_a.up.sql(1,1): GW0001: Two migrations have version 1: 1_a.sql and 1_a.up.sql; rename the newer one to 2_a.up.sql");

    [Fact]
    public Task Two_timestamps() => TestProject.WithSet()
        .File("Migrations/2026-01-31_a.sql", "SELECT 1;")
        .File("Migrations/20260131_b.sql", "SELECT 1;")
        .ExpectAsync("Migrations/20260131_b.sql(1,1): GW0001: Two migrations have version 20260131: 2026-01-31_a.sql and 20260131_b.sql; give the newer one a later timestamp");

    [Fact]
    public Task A_data_migration_with_the_version_of_a_script() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/2_b.sql", "SELECT 1;")
        .DataMigration("1, \"fill\"")
        .ExpectAsync("Step.cs(1,2): GW0001: Two migrations have version 1: 1_a.sql and Fill; give the newer one version 3");

    [Fact]
    public Task Up_and_down_are_one_migration() => TestProject.WithSet()
        .File("Migrations/1_a.up.sql", "SELECT 1;")
        .File("Migrations/1_a.down.sql", "SELECT 1;")
        .ExpectAsync();
}
