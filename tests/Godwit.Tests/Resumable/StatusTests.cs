namespace Godwit.Tests;

public sealed class StatusTests
{
    [Fact]
    public async Task A_file_that_is_missing_or_empty_is_new()
    {
        using var database = new TempDatabase();
        Assert.Equal(new DatabaseStatus { State = MigrationState.New, Pending = 2 }, await database.StatusAsync(Counted.Set()));
        await File.WriteAllBytesAsync(database.Path, []);
        Assert.Equal(MigrationState.New, (await database.StatusAsync(Counted.Set())).State);
        Assert.Equal(["app.db"], database.Files);
    }

    [Fact]
    public async Task It_says_how_a_database_stands_and_changes_nothing()
    {
        using var database = Counted.Database();
        Assert.Equal(new DatabaseStatus { State = MigrationState.Pending, Pending = 2 }, await database.StatusAsync(Counted.Set()));
        await database.MigrateAsync(Counted.Older);
        var before = database.Fingerprint;
        Assert.Equal(new DatabaseStatus { State = MigrationState.Pending, Version = 1, Pending = 1 }, await database.StatusAsync(Counted.Set()));
        Assert.Equal(new DatabaseStatus { State = MigrationState.UpToDate, Version = 1 }, await database.StatusAsync(Counted.Older));
        Assert.Equal(before, database.Fingerprint);
        await database.MigrateAsync(Counted.Set());
        Assert.Equal(new DatabaseStatus { State = MigrationState.UpToDate, Version = 2 }, await database.StatusAsync(Counted.Set()));
        Assert.Equal(new DatabaseStatus { State = MigrationState.TooNew, Version = 2 }, await database.StatusAsync(Counted.Older));
    }

    [Fact]
    public async Task Half_way_is_migrating_for_every_program()
    {
        using var database = await ResumableTests.HalfWayAsync();
        var point = new ResumePoint { Version = 2, MigrationName = "count", BackupPath = Assert.Single(database.Backups), Table = "t", Rows = 300, TotalRows = 1000 };
        Assert.Equal(new DatabaseStatus { State = MigrationState.Migrating, Version = 1, Pending = 1, ResumePoint = point }, await database.StatusAsync(Counted.Set()));
        Assert.Equal(new DatabaseStatus { State = MigrationState.Migrating, Version = 1, ResumePoint = point }, await database.StatusAsync(Counted.Older));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Between_two_batches_others_read_and_see_that_it_migrates(string journal)
    {
        using var database = Counted.Database(journal);
        var seen = new List<DatabaseStatus>();
        var options = new MigratorOptions
        {
            Boundary = name =>
            {
                if (name == "batch committed")
                    seen.Add(database.StatusAsync(Counted.Set()).GetAwaiter().GetResult());
            },
        };
        await database.MigrateAsync(Counted.Set(), options);
        Assert.Equal(10, seen.Count);
        Assert.All(seen, status => Assert.Equal((MigrationState.Migrating, 1L, 1), (status.State, status.Version, status.Pending)));
        Assert.Equal([100, 200, 300], seen.Take(3).Select(status => status.ResumePoint!.Rows));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named()
    {
        using var database = new TempDatabase();
        await File.WriteAllTextAsync(database.Path, new string('x', 5000));
        Assert.Equal(DatabaseState.Unchanged, (await Assert.ThrowsAsync<NotADatabaseException>(() => database.StatusAsync(Counted.Set()))).State);
        await File.WriteAllTextAsync(database.Path, "short");
        await Assert.ThrowsAsync<NotADatabaseException>(() => database.StatusAsync(Counted.Set()));
    }

    [Fact]
    public async Task Who_keeps_readers_out_is_waited_for_and_then_named()
    {
        using var database = Counted.Database();
        using var writer = database.Open();
        writer.Execute("BEGIN EXCLUSIVE");
        await Assert.ThrowsAsync<DatabaseLockedException>(() => new Migrator(Counted.Set().Build(), new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(50) }).GetStatusAsync(database.Database));
    }
}
