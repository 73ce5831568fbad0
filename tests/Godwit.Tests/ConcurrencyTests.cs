namespace Godwit.Tests;

public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Of_many_starters_exactly_one_migrates(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)");
        var set = TestSet.Of((1, "one", "CREATE TABLE one(x); INSERT INTO one VALUES (1);"), (2, "two", "INSERT INTO t VALUES (1)"));
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.MigrateAsync(set)));
        Assert.Single(reports, report => report.Applied.Count == 2);
        Assert.Equal(7, reports.Count(report => report.IsUpToDate));
        Assert.Equal(1, database.Number("SELECT count(*) FROM t"));
        Assert.DoesNotContain("app.db.migrating", database.Files);
    }

    [Fact]
    public async Task Whoever_meets_a_migrator_waits_as_long_as_it_lives()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var inside = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var slow = new TestSet().Code(1, "slow", async (_, _) =>
        {
            inside.SetResult();
            await release.Task;
        });
        var options = new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(1) };
        var first = database.MigrateAsync(slow, options);
        await inside.Task;
        var waiting = new TaskCompletionSource();
        var second = database.MigrateAsync(slow, new MigratorOptions
        {
            LockTimeout = TimeSpan.FromMilliseconds(1),
            Progress = new Synchronous(progress => _ = progress.Phase == MigrationPhase.Waiting && waiting.TrySetResult()),
        });
        await waiting.Task;
        release.SetResult();
        Assert.Equal(1, (await first).ToVersion);
        Assert.True((await second).IsUpToDate);
    }

    [Fact]
    public async Task Two_names_of_one_file_share_locks_and_backups()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "other")).FullName;
        var link = File.CreateSymbolicLink(Path.Combine(folder, "link.db"), database.Path).FullName;
        var report = await new Migrator(TestSet.Of((1, "one", "CREATE TABLE one(x)")).Build()).MigrateAsync(TestEngine.Database(link));
        Assert.StartsWith(database.Path + ".backup_", report.BackupPath, StringComparison.Ordinal);
        Assert.Equal([link], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_program_that_writes_meanwhile_loses_nothing()
    {
        using var database = new TempDatabase("PRAGMA journal_mode = WAL", "CREATE TABLE log(x)");
        using var stop = new CancellationTokenSource();
        var written = 0L;
        var started = new TaskCompletionSource();
        var writer = Task.Run(() =>
        {
            using var connection = database.Open();
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Db(), 10_000);
            while (!stop.IsCancellationRequested)
            {
                connection.Execute("INSERT INTO log VALUES (1)");
                written++;
                started.TrySetResult();
            }
        });
        await started.Task;
        var report = await database.MigrateAsync(TestSet.Of((1, "copy", "CREATE TABLE copied AS SELECT * FROM log")));
        await stop.CancelAsync();
        await writer;

        Assert.Equal(written, database.Number("SELECT count(*) FROM log"));
        Assert.Equal(database.Number("SELECT count(*) FROM copied"), database.Number("SELECT count(*) FROM log", report.BackupPath));
    }
}
