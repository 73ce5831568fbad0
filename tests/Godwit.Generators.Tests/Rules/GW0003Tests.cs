namespace Godwit.Generators.Tests;

public class GW0003Tests
{
    [Fact]
    public Task A_name_without_a_version() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/users.sql", "SELECT 1;")
        .ExpectAsync("Migrations/users.sql(1,1): GW0003: 'users.sql' is not the name of a migration: it does not begin with a version. Name it <version>_<name>.sql, as 0001_create_accounts.sql, or move it out of the folder of the migrations.");

    [Fact]
    public Task A_second_script_in_the_folder_of_a_migration() => TestProject.WithSet()
        .File("Migrations/1_a/up.sql", "SELECT 1;")
        .File("Migrations/1_a/seed.sql", "SELECT 1;")
        .ExpectAsync("Migrations/1_a/seed.sql(1,1): GW0003: '1_a/seed.sql' is not the name of a migration: a folder of one migration holds up.sql and down.sql, or migration.sql. Name it <version>_<name>.sql, as 0001_create_accounts.sql, or move it out of the folder of the migrations.");

    [Fact]
    public Task Other_files_and_folders_are_ignored() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/README.md", "")
        .File("Migrations/old.lock", "")
        .File("users.sql", "SELECT 1;")
        .File("Migrations2/users.sql", "SELECT 1;")
        .ExpectAsync();
}
