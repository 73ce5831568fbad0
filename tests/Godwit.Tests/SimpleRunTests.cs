namespace Godwit.Tests;

public sealed class SimpleRunTests
{
    private const string Accounts = "CREATE TABLE accounts(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO accounts(name) VALUES ('a'), ('b');";

    private static readonly TestSet Two = TestSet.Of(
        (1, "accounts", Accounts),
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

    [Theory]
    [InlineData("it's \"mine\"; Mode=Memory 100%")]
    [InlineData("a #1? x=y & z+%41")]
    [InlineData("Zoë 数据 🦆")]
    [InlineData(" |DataDirectory| file:memory ")]
    public async Task The_folder_and_the_file_may_have_any_name(string name)
    {
        using var temp = new TempDatabase();
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(temp.Folder, name)).FullName, name);
        var database = TestEngine.Database(path);
        var migrator = new Migrator(Two.Build());
        await new Migrator(TestSet.Of((1, "accounts", Accounts)).Build()).MigrateAsync(database);

        var backup = (await migrator.MigrateAsync(database)).BackupPath!;
        Assert.True((await migrator.MigrateAsync(database)).IsUpToDate);
        Assert.Equal([backup], migrator.ListBackups(database).Select(listed => listed.Path));
        await migrator.RestoreAsync(database, backup);

        Assert.Equal(1, (await migrator.MigrateAsync(database)).FromVersion);
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(path)!), file => Assert.StartsWith(path, file, StringComparison.Ordinal));
    }
}
