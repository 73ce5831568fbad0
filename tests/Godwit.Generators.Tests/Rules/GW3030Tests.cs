namespace Godwit.Generators.Tests;

public class GW3030Tests
{
    private static readonly TestProject Project = TestProject.WithSet().File("Migrations/1_a.sql", "SELECT 1;");

    [Fact]
    public Task A_release_build_without_a_lock_file() => Project.Property("Optimize", "true")
        .ExpectAsync("Migrations/1_a.sql(1,1): GW3030: AppDatabase has no lock file, so that a released migration can be changed unnoticed; write it with 'godwit lock', and keep Migrations/migrations.lock in version control");

    [Fact]
    public Task While_a_program_is_developed_nobody_is_told() => Project.ExpectAsync();

    [Fact]
    public Task A_lock_file_however_short() => Project.Property("Optimize", "true").File(Locked.Path, "")
        .ExpectAsync("Migrations/1_a.sql(1,1): GW3031: 1_a.sql is not in the lock file yet; 'godwit lock' adds it when it is released");

    [Fact]
    public Task The_build_that_writes_it() => Project.Property("Optimize", "true").Property("GodwitLock", "write").ExpectAsync();

    [Fact]
    public Task A_folder_can_turn_it_off() => Project.Property("Optimize", "true").Severity("Migrations/1_a.sql", "GW3030", "none").ExpectAsync();
}
