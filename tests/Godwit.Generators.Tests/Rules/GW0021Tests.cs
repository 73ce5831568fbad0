namespace Godwit.Generators.Tests;

public class GW0021Tests
{
    [Fact]
    public Task A_line_without_a_migration() => Locked.With($"1 a {Locked.One}\n2 b {Locked.Two}\n3 c v1:00\n")
        .ExpectAsync("Migrations/migrations.lock(3,1): GW0021: Version 3 (c) was released and is not there; restore it from version control");

    [Fact]
    public Task A_lock_file_beside_other_scripts_says_nothing_of_these() => Locked.Project
        .File("Migrations/Archive/migrations.lock", "3 c v1:00\n")
        .File("migrations.lock", "3 c v1:00\n")
        .ExpectAsync();
}
