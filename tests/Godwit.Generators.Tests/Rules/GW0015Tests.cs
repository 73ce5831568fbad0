namespace Godwit.Generators.Tests;

public class GW0015Tests
{
    [Fact]
    public Task A_folder_without_scripts() => TestProject.Empty()
        .Code("Set.cs", "[MigrationSet(\"Data/Migration\")] partial class AppDatabase;")
        .File("Data/Migrations/1_a.sql", "SELECT 1;")
        .ExpectAsync("Set.cs(1,48): GW0015: AppDatabase has no migrations: there is no script in 'Data/Migration' and no data migration; add Data/Migration/0001_<name>.sql, or name the folder in [MigrationSet(\"…\")]");

    [Fact]
    public Task A_data_migration_is_enough() => TestProject.WithSet().DataMigration("1, \"fill\"").ExpectAsync();
}
