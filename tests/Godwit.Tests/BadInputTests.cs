using System.Buffers.Binary;

namespace Godwit.Tests;

public sealed class BadInputTests
{
    private static TestSet One => TestSet.Of((1, "one", "CREATE TABLE one(x)"));

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        using var database = new TempDatabase();
        var path = Path.Combine(database.Folder, "no", "such", "app.db");
        var refusal = await Assert.ThrowsAsync<CannotOpenDatabaseException>(() => new Migrator(One.Build()).MigrateAsync(path));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Contains("does not exist", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder));
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_named()
    {
        using var database = new TempDatabase();
        await Assert.ThrowsAsync<CannotOpenDatabaseException>(() => new Migrator(One.Build()).MigrateAsync(database.Folder));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        using var database = new TempDatabase();
        await File.WriteAllTextAsync(database.Path, new string('x', 5000));
        await database.RefusedAsync<NotADatabaseException>(One);
    }

    [Fact]
    public async Task A_file_of_0_bytes_is_a_new_database()
    {
        using var database = new TempDatabase();
        await File.WriteAllBytesAsync(database.Path, []);
        var report = await database.MigrateAsync(One);
        Assert.Equal(1, report.ToVersion);
        Assert.Null(report.BackupPath);
    }

    [Fact]
    public async Task Damaged_pages_are_found_before_anything_is_touched()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT hex(randomblob(100)) FROM n");
        await using (var file = File.OpenWrite(database.Path))
        {
            file.Position = 4096 * 5;
            await file.WriteAsync(new byte[4096]);
        }

        var refusal = await database.RefusedAsync<CorruptDatabaseException>(One);
        Assert.NotEmpty(refusal.Finding);
    }

    [Fact]
    public void A_file_that_must_not_be_read_is_named()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(database.Path, UnixFileMode.None);
        Assert.IsType<CannotOpenDatabaseException>(Unprivileged.Catch(() => Run(database)));
    }

    [Fact]
    public void A_read_only_file_is_named()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(database.Path, (UnixFileMode)0b100_100_100);
        var before = database.Fingerprint;
        Assert.IsType<ReadOnlyDatabaseException>(Unprivileged.Catch(() => Run(database)));
        Assert.Equal(before, database.Fingerprint);
    }

    [Fact]
    public void A_read_only_folder_is_named()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        File.SetUnixFileMode(database.Path, (UnixFileMode)0b110_110_110);
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b101_101_101);
        var before = database.Fingerprint;
        Assert.IsType<ReadOnlyDatabaseException>(Unprivileged.Catch(() => Run(database)));
        Assert.Equal(before, database.Fingerprint);
    }

    [Fact]
    public async Task A_WAL_database_in_a_read_only_folder_is_up_to_date_or_named()
    {
        using var database = new TempDatabase("PRAGMA journal_mode = WAL", "CREATE TABLE t(x)");
        await database.MigrateAsync(One);
        File.SetUnixFileMode(database.Path, (UnixFileMode)0b100_100_100);
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b101_101_101);
        var before = database.Fingerprint;
        Assert.Null(Unprivileged.Catch(() => Run(database)));
        Assert.IsType<ReadOnlyDatabaseException>(Unprivileged.Catch(() => Run(database, One.Script(2, "two", "CREATE TABLE two(x)"))));
        Assert.Equal(before, database.Fingerprint);
    }

    [SkippableFact]
    public async Task A_disk_without_room_for_the_backup_is_refused_before_anything_is_written()
    {
        Needs.PlainFile("It writes into the header of the file.");
        using var database = new TempDatabase("PRAGMA page_size = 65536", "CREATE TABLE t(x)");
        const uint pages = 100_000_000;
        await using (var file = File.Open(database.Path, FileMode.Open))
        {
            // A sparse file whose header counts 6.5 TB of pages.
            var header = new byte[100];
            await file.ReadExactlyAsync(header);
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(28), pages);
            file.Position = 0;
            await file.WriteAsync(header);
            file.SetLength(65536L * pages);
        }

        var refusal = await Assert.ThrowsAsync<NotEnoughSpaceException>(() => database.MigrateAsync(One));
        Assert.Equal(2 * 65536L * pages, refusal.Required);
        Assert.InRange(refusal.Available, 1, refusal.Required);
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Equal(["app.db"], database.Files);
    }

    [Fact]
    public async Task A_program_that_holds_the_lock_longer_than_the_timeout_is_reported()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var writer = database.Open();
        writer.Execute("BEGIN IMMEDIATE");
        var refusal = await Assert.ThrowsAsync<DatabaseLockedException>(() => database.MigrateAsync(One, new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.True(refusal.Waited >= TimeSpan.FromMilliseconds(100));
        writer.Execute("ROLLBACK");
        Assert.Equal(["app.db"], database.Files);
    }

    [Fact]
    public async Task A_program_that_keeps_readers_out_is_waited_for()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var writer = database.Open();
        writer.Execute("BEGIN EXCLUSIVE");
        var refusal = await Assert.ThrowsAsync<DatabaseLockedException>(() => database.MigrateAsync(One, new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        writer.Execute("ROLLBACK");
        Assert.Equal(1, (await database.MigrateAsync(One)).ToVersion);
    }

    [Fact]
    public async Task Waiting_for_a_lock_can_be_cancelled()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var writer = database.Open();
        writer.Execute("BEGIN IMMEDIATE");
        using var cancellation = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.MigrateAsync(One, null, cancellation.Token));
    }

    [Fact]
    public async Task An_engine_that_is_too_old_is_refused()
    {
        using var database = new TempDatabase();
        var refusal = await database.RefusedAsync<EngineTooOldException>(TestSet.Of((1, "one", "CREATE TABLE one(x)")).NeedsSqlite(9_001_002));
        Assert.Contains("9.1.2", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(database.Files);
    }

    [Fact]
    public async Task A_symbolic_link_in_the_place_of_the_lock_file_is_refused()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var victim = Path.Combine(database.Folder, "victim");
        await File.WriteAllTextAsync(victim, "precious");
        File.CreateSymbolicLink(database.Path + ".migrating", victim);
        await database.RefusedAsync<CannotOpenDatabaseException>(One);
    }

    [Fact]
    public async Task An_empty_set_touches_nothing()
    {
        using var database = new TempDatabase();
        var report = await database.MigrateAsync(new TestSet());
        Assert.True(report.IsUpToDate);
        Assert.Null(report.ToVersion);
        Assert.Empty(database.Files);
    }

    // On the thread that was told to be somebody else.
    private static void Run(TempDatabase database, TestSet? set = null) => new FileRun((set ?? One).Build(), new MigratorOptions(), new Connections(database.Database, new MigratorOptions(), database.Path)).MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
}
