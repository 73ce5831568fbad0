namespace Godwit.Tests;

public sealed class LeftoverTableTests
{
    private static readonly string[] Schema =
    [
        "CREATE TABLE recordings(id INTEGER PRIMARY KEY)",
        "INSERT INTO recordings VALUES (1), (2)",
        "CREATE TABLE _backup_recordings AS SELECT * FROM recordings",
        "CREATE TABLE \"_backup_odd name\" AS SELECT * FROM recordings",
        "CREATE TABLE _backup_settings(id INTEGER PRIMARY KEY)",
        "CREATE TABLE _backup_log(line)",
        "CREATE INDEX log ON _backup_log(line)",
        "CREATE TABLE xbackupx(id)",
        "CREATE VIEW _backup_view AS SELECT 1",
    ];

    [Fact]
    public void Copies_of_older_programs_are_found_and_nothing_else()
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        Assert.Equal(["_backup_odd name", "_backup_recordings"], LeftoverTables.Find(connection));
    }

    [Fact]
    public async Task Copies_are_dropped_with_the_migration_that_drops_them()
    {
        using var database = new TempDatabase(Schema);
        await database.Migrate(db => Assert.Equal(2, LeftoverTables.Drop(db.Connection).Count));
        Assert.Equal("_backup_log,_backup_settings,recordings,schema_migrations,xbackupx", database.List("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
    }

    [Fact]
    public async Task Copies_are_still_there_where_the_migration_fails()
    {
        using var database = new TempDatabase(Schema);
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db =>
        {
            LeftoverTables.Drop(db.Connection);
            throw new InvalidOperationException("no");
        }));
        Assert.Equal(2, database.Number("SELECT count(*) FROM sqlite_master WHERE name IN ('_backup_odd name', '_backup_recordings')"));
    }
}
