namespace Godwit.Generators.Tests;

public class GW0020Tests
{
    [Fact]
    public Task A_script_that_was_released_otherwise() => Locked.Project
        .File("Migrations/2_b.sql", "SELECT 3;")
        .ExpectAsync("Migrations/2_b.sql(1,1): GW0020: Version 2 (b) was changed after its release, and databases that have it will not run it again; restore it and write a new migration, or accept the change with 'godwit lock --accept 2' if it makes no difference");

    [Fact]
    public Task A_script_that_went_back_behind_an_accepted_change() => Locked.With($"1 a {Locked.One}\n2 b v1:00 was {Locked.Two}\n")
        .ExpectAsync("Migrations/2_b.sql(1,1): GW0020: Version 2 (b) is as it was before a change that was accepted and released; restore the later text from version control, or accept this one with 'godwit lock --accept 2'");

    [Fact]
    public Task A_data_migration_is_found_by_its_line() => TestProject.WithSet()
        .DataMigration("1, \"fill\"")
        .File(Locked.Path, "# released\n1 fill v1:00\n")
        .ExpectAsync("Migrations/migrations.lock(2,1): GW0020: Version 1 (fill) was changed after its release, and databases that have it will not run it again; restore it and write a new migration, or accept the change with 'godwit lock --accept 1' if it makes no difference");

    [Fact]
    public Task Comments_layout_line_ends_and_directives_are_no_change() => Locked.Project
        .File("Migrations/2_b.sql", "\uFEFF-- godwit: allow GW3001\r\n-- why\r\nSELECT\r\n  2 ;")
        .ExpectAsync();

    [Fact]
    public Task An_accepted_change() => Locked.With($"1 a {Locked.One}\n2 b {Locked.Two} was v1:00\n").ExpectAsync();

    [Fact]
    public Task Nobody_can_turn_it_off() => Locked.Project
        .File("Migrations/2_b.sql", "-- godwit: allow GW0020\nSELECT 3;")
        .Severity("Migrations/2_b.sql", "GW0020", "none")
        .ExpectAsync("Migrations/2_b.sql(1,1): GW0020: Version 2 (b) was changed after its release, and databases that have it will not run it again; restore it and write a new migration, or accept the change with 'godwit lock --accept 2' if it makes no difference");
}
