namespace Godwit.Tests;

public sealed class BackupTests
{
    [Fact]
    public async Task The_backup_holds_what_the_WAL_has_not_flushed_yet()
    {
        using var database = new TempDatabase();
        using var application = database.Open();
        application.Execute("PRAGMA journal_mode = WAL");
        application.Execute("PRAGMA wal_autocheckpoint = 0");
        application.Execute("CREATE TABLE t(x)");
        application.Execute("INSERT INTO t VALUES ('only in the WAL')");
        Assert.Equal(application.Number("PRAGMA page_size"), new FileInfo(database.Path).Length);

        var report = await database.MigrateAsync(TestSet.Of((1, "one", "UPDATE t SET x = 'new'")));

        Assert.Equal("only in the WAL", database.Text("SELECT x FROM t", report.BackupPath));
        Assert.Equal("ok", database.Text("PRAGMA integrity_check", report.BackupPath));
        Assert.Equal("new", application.Text("SELECT x FROM t"));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    [InlineData("WAL")]
    public async Task The_backup_is_the_database_before_the_change_for_the_owner_only(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES (1), (2)");
        var report = await database.MigrateAsync(TestSet.Of((1, "one", "UPDATE t SET x = 'new'")), new MigratorOptions { ConfigureConnection = connection => connection.Text($"PRAGMA journal_mode = {journal}") });

        Assert.Matches(@"app\.db\.backup_[0-9]{8}_[0-9]{6}$", report.BackupPath);
        Assert.Equal("1,2", database.List("SELECT x FROM t", report.BackupPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(report.BackupPath!));
        Assert.Equal([report.BackupPath!], database.Backups);
    }

    [Fact]
    public async Task Backups_of_the_same_second_get_a_number_and_replace_nothing()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var options = new MigratorOptions { TimeProvider = new StoppedClock() };
        var first = await database.MigrateAsync(Set(1), options);
        var second = await database.MigrateAsync(Set(2), options);
        Assert.Equal(first.BackupPath + "_2", second.BackupPath);
        Assert.Equal(2, database.Backups.Count);
    }

    [Fact]
    public async Task The_newest_three_are_kept_and_what_is_not_ours_stays()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var foreign = database.Path + ".backup_20200101_000000";
        var note = database.Path + ".backup_notes.txt";
        await File.WriteAllTextAsync(foreign, "no database at all, though the name fits");
        await File.WriteAllTextAsync(note, "a note");
        var made = new List<string>();
        for (var version = 1; version <= 5; version++)
            made.Add((await database.MigrateAsync(Set(version), new MigratorOptions { TimeProvider = new StoppedClock(version) })).BackupPath!);

        Assert.Equal([foreign, .. made.TakeLast(3), note], database.Backups);
    }

    [Fact]
    public async Task A_run_that_fails_again_and_again_keeps_one_backup_and_no_good_one_is_pushed_out()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var good = (await database.MigrateAsync(Set(1), new MigratorOptions { TimeProvider = new StoppedClock(1) })).BackupPath!;
        var last = "";
        for (var i = 2; i <= 6; i++)
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(Set(1).Script(2, "broken", "nonsense"), new MigratorOptions { TimeProvider = new StoppedClock(i) }));
            last = failure.BackupPath!;
        }

        Assert.Equal([good, last], database.Backups);
    }

    [Fact]
    public async Task What_a_killed_run_left_of_its_backup_is_removed()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        await File.WriteAllTextAsync(database.Path + ".backup_20250101_000000.partial", "half");
        await File.WriteAllTextAsync(database.Path + ".backup_20250101_000000.partial-wal", "half");
        var report = await database.MigrateAsync(Set(1));
        Assert.Equal(["app.db", Path.GetFileName(report.BackupPath!)], database.Files);
    }

    [SkippableFact]
    public async Task Findings_of_the_check_that_are_no_damage_are_warnings()
    {
        Needs.Sqlite(20, "Findings of quick_check other than damage");
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES (NULL)", "PRAGMA writable_schema = ON");
        using (var connection = database.Open())
        {
            connection.Execute("PRAGMA writable_schema = ON");
            connection.Execute("UPDATE sqlite_master SET sql = 'CREATE TABLE t(x NOT NULL)' WHERE name = 't'");
        }

        var report = await database.MigrateAsync(Set(1));
        Assert.Contains("NULL value in t.x", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigratorOptions { BackupsKept = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigratorOptions { LockTimeout = TimeSpan.FromSeconds(-1) });
    }

    private static TestSet Set(int versions) => TestSet.Of([.. Enumerable.Range(1, versions).Select(version => ((long)version, "m" + version, $"CREATE TABLE t{version}(x)"))]);

    private sealed class StoppedClock(int second = 0) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 29, 1, 0, second, TimeSpan.Zero);
    }
}
