namespace Godwit.Generators.Tests;

public class GW0023Tests
{
    [Fact]
    public Task A_new_script_with_an_earlier_timestamp() => TestProject.WithSet()
        .File("Migrations/20260101_a.sql", "SELECT 1;")
        .File("Migrations/20260115_late.sql", "SELECT 3;")
        .File("Migrations/20260201_b.sql", "SELECT 2;")
        .File(Locked.Path, $"20260101 a {Locked.One}\n20260201 b {Locked.Two}\n")
        .ExpectAsync(
            "Migrations/20260115_late.sql(1,1): GW0023: Version 20260115 (late) stands in front of version 20260201 (b), which was released: databases that have that one would be out of order; give this one a later version",
            "Migrations/20260115_late.sql(1,1): GW3031: 20260115_late.sql is not in the lock file yet; 'godwit lock' adds it when it is released");

    [Fact]
    public Task A_new_script_behind_the_released_ones() => Locked.Project
        .File("Migrations/3_c.sql", "SELECT 3;")
        .ExpectAsync("Migrations/3_c.sql(1,1): GW3031: 3_c.sql is not in the lock file yet; 'godwit lock' adds it when it is released");
}
