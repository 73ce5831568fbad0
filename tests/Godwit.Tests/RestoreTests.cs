using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class RestoreTests
{
    private static readonly TestSet Two = TestSet.Of((1, "one", "CREATE TABLE one(x)"), (2, "two", "UPDATE t SET x = 'two'"));

    private static Migrator Migrator => new(Two.Build());

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_backup_is_restored_into_the_live_file_and_stays(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        using var application = database.Open();
        var migrated = await Migrator.MigrateAsync(database.Database);
        Assert.Equal("two", application.Text("SELECT x FROM t"));

        var report = await Migrator.RestoreAsync(database.Database, migrated.BackupPath!);

        Assert.Null(report.Version);
        Assert.Equal("old", application.Text("SELECT x FROM t"));
        Assert.Equal("ok", application.Text("PRAGMA integrity_check"));
        Assert.Equal("two", database.Text("SELECT x FROM t", report.ReplacedPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(report.ReplacedPath!));
        Assert.True(File.Exists(migrated.BackupPath));
        Assert.Equal(2, (await Migrator.MigrateAsync(database.Database)).ToVersion);
    }

    [Fact]
    public async Task A_reader_in_WAL_mode_keeps_what_it_reads()
    {
        using var database = new TempDatabase("PRAGMA journal_mode = WAL", "CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        using var reader = database.Open();
        reader.Execute("BEGIN");
        Assert.Equal("two", reader.Text("SELECT x FROM t"));
        await Migrator.RestoreAsync(database.Database, backup);
        Assert.Equal("two", reader.Text("SELECT x FROM t"));
        reader.Execute("COMMIT");
        Assert.Equal("old", reader.Text("SELECT x FROM t"));
    }

    [SkippableTheory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Another_page_size_is_no_obstacle(string journal)
    {
        Needs.PlainFile("SQLCipher is told the page size of a file at each open.");
        using var database = new TempDatabase("PRAGMA page_size = 8192", "CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        database.Execute("PRAGMA page_size = 1024", "VACUUM", $"PRAGMA journal_mode = {journal}");
        await Migrator.RestoreAsync(database.Database, backup);
        Assert.Equal("old", database.Text("SELECT x FROM t"));
    }

    [Fact]
    public async Task A_missing_database_is_restored()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        File.Delete(database.Path);
        var report = await Migrator.RestoreAsync(database.Database, backup);
        Assert.Null(report.ReplacedPath);
        Assert.Equal("old", database.Text("SELECT x FROM t"));
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_any_more_is_restored_and_its_bytes_are_kept()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        var garbage = new byte[5000];
        Random.Shared.NextBytes(garbage);
        await File.WriteAllBytesAsync(database.Path, garbage);
        await File.WriteAllTextAsync(database.Path + "-journal", "stale");

        var report = await Migrator.RestoreAsync(database.Database, backup);

        Assert.Equal(garbage, await File.ReadAllBytesAsync(report.ReplacedPath!));
        Assert.Equal("old", database.Text("SELECT x FROM t"));
        Assert.Contains("damaged", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_lies_beside_the_backup_is_not_replayed()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        using var other = new TempDatabase("PRAGMA journal_mode = WAL", "CREATE TABLE t(x)", "INSERT INTO t VALUES ('stale')");
        using (var writer = other.Open())
        {
            writer.Execute("INSERT INTO t VALUES ('more')");
            File.Copy(other.Path + "-wal", backup + "-wal");
        }

        await Migrator.RestoreAsync(database.Database, backup);
        Assert.Equal("old", database.Text("SELECT group_concat(x) FROM t"));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("zeros")]
    [InlineData("missing")]
    [InlineData("text")]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("other tool")]
    [InlineData("newer")]
    [InlineData("other program")]
    public async Task What_is_no_backup_of_this_database_is_refused_and_nothing_is_changed(string kind)
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT hex(randomblob(100)) FROM n");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        switch (kind)
        {
            case "empty":
                await File.WriteAllBytesAsync(backup, []);
                break;
            case "zeros":
                await File.WriteAllBytesAsync(backup, new byte[0x100]);
                break;
            case "missing":
                File.Delete(backup);
                break;
            case "text":
                await File.WriteAllTextAsync(backup, new string('x', 10000));
                break;
            case "truncated":
                await using (var file = File.OpenWrite(backup))
                    file.SetLength(file.Length - 8192);
                break;
            case "flipped":
                await using (var file = File.OpenWrite(backup))
                {
                    file.Position = 8192;
                    await file.WriteAsync(new byte[4096]);
                }

                break;
            case "other tool":
                Replace(backup, "CREATE TABLE schema_migrations(version varchar PRIMARY KEY)");
                break;
            case "newer":
                Replace(backup, "CREATE TABLE schema_migrations(version INTEGER PRIMARY KEY, name TEXT, applied_at TEXT, checksum TEXT)", "INSERT INTO schema_migrations VALUES (7, 'x', '', NULL)");
                break;
            default:
                Replace(backup, "CREATE TABLE schema_migrations(version INTEGER PRIMARY KEY, name TEXT, applied_at TEXT, checksum TEXT)", "INSERT INTO schema_migrations VALUES (1, 'other', '', NULL)");
                break;
        }

        var before = database.Fingerprint;
        var refusal = await Assert.ThrowsAsync<BackupMismatchException>(() => Migrator.RestoreAsync(database.Database, backup));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Equal(backup, refusal.BackupPath);
        Assert.Equal(before, database.Fingerprint);

        void Replace(string path, params string[] statements)
        {
            File.Delete(path);
            using var connection = database.Open(path);
            foreach (var statement in statements)
                connection.Execute(statement);
        }
    }

    [Fact]
    public async Task A_backup_can_be_made_at_any_time_and_is_listed()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        await Migrator.MigrateAsync(database.Database);
        var made = await Migrator.BackUpAsync(database.Database);
        Assert.Equal((2L, true), (made.Version!.Value, made.IsReadable));
        Assert.Equal(new FileInfo(made.Path).Length, made.Size);

        var listed = Migrator.ListBackups(database.Database);
        Assert.Equal(2, listed.Count);
        Assert.Equal(made, listed[0]);
        Assert.Equal((null, true), (listed[1].Version, listed[1].IsReadable));
    }

    [Fact]
    public async Task Of_what_restores_have_replaced_the_newest_three_are_kept()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        for (var i = 0; i < 5; i++)
            await Migrator.RestoreAsync(database.Database, backup);
        Assert.Equal(3, Directory.GetFiles(database.Folder, "app.db.replaced_*").Length);
        Assert.True(File.Exists(backup));
    }

    [Fact]
    public async Task There_is_nothing_to_back_up_where_there_is_no_database()
    {
        using var database = new TempDatabase();
        await Assert.ThrowsAsync<CannotOpenDatabaseException>(() => Migrator.BackUpAsync(database.Database));
        Assert.Empty(database.Files);
    }

    [Fact]
    public async Task A_writer_that_holds_the_lock_is_named()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var backup = (await Migrator.MigrateAsync(database.Database)).BackupPath!;
        using var writer = database.Open();
        writer.Execute("BEGIN IMMEDIATE");
        var migrator = new Migrator(Two.Build(), new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(100) });
        await Assert.ThrowsAsync<DatabaseLockedException>(() => migrator.RestoreAsync(database.Database, backup));
        await Assert.ThrowsAsync<DatabaseLockedException>(() => migrator.BackUpAsync(database.Database));
        Assert.True(File.Exists(backup));
    }
}
