namespace Godwit.Tests;

public sealed class SimpleRunTests
{
    private static readonly TestSet Two = TestSet.Of(
        (1, "accounts", "CREATE TABLE accounts(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO accounts(name) VALUES ('a'), ('b');"),
        (2, "email", "ALTER TABLE accounts ADD COLUMN email TEXT;\n-- fill it\nUPDATE accounts SET email = name || '@x';"));

    [Fact]
    public async Task A_new_database_gets_every_migration_and_no_backup()
    {
        using var database = new TempDatabase();
        var report = await new Migrator(Two.Build()).MigrateAsync(database.Database);

        Assert.Equal([1L, 2L], report.Applied.Select(applied => applied.Version));
        Assert.Equal([2L, 2L], report.Applied.Select(applied => applied.RowsChanged));
        Assert.Equal([2, 2], report.Applied.Select(applied => applied.Statements));
        Assert.Null(report.FromVersion);
        Assert.Equal(2, report.ToVersion);
        Assert.Null(report.BackupPath);
        Assert.Empty(report.Warnings);
        Assert.Equal("a@x,b@x", database.List("SELECT email FROM accounts ORDER BY id"));
        Assert.Equal(["app.db"], database.Files);
    }

    [Fact]
    public async Task A_second_run_does_nothing()
    {
        using var database = new TempDatabase();
        var migrator = new Migrator(Two.Build());
        await migrator.MigrateAsync(database.Database);
        var before = database.Fingerprint;

        var report = await migrator.MigrateAsync(database.Database);

        Assert.True(report.IsUpToDate);
        Assert.Equal(2, report.ToVersion);
        Assert.Equal(before, database.Fingerprint);
    }
}
