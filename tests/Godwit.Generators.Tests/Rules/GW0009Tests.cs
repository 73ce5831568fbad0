namespace Godwit.Generators.Tests;

public class GW0009Tests
{
    [Fact]
    public Task A_way_back_of_nothing() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/2_b.down.sql", "SELECT 1;")
        .ExpectAsync("Migrations/2_b.down.sql(1,1): GW0009: 2_b.down.sql is the way back of no migration: there is no version 2; add its migration, or delete this file");

    [Fact]
    public Task Another_name() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/1_b.down.sql", "SELECT 1;")
        .ExpectAsync("Migrations/1_b.down.sql(1,1): GW0009: 1_b.down.sql is the way back of no migration: version 1 is named a; give both the same name");

    [Fact]
    public Task A_second_way_back() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/1_a.down.sql", "SELECT 1;")
        .File("Migrations/01_a/down.sql", "SELECT 1;")
        .ExpectAsync("Migrations/1_a.down.sql(1,1): GW0009: 1_a.down.sql is the way back of no migration: 01_a/down.sql is the way back of version 1 already; delete one of them");

    [Fact]
    public Task A_data_migration_can_have_a_way_back() => TestProject.WithSet()
        .DataMigration("1, \"fill\"")
        .File("Migrations/1_fill.down.sql", "SELECT 1;")
        .ExpectAsync();
}
