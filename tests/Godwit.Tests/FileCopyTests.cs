using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

/// <summary>
/// A backup is the file itself, byte for byte, wherever the file has everything; only the backup API changes counters in
/// the header, so that equal bytes tell which way was taken.
/// </summary>
public sealed class FileCopyTests
{
    private const long LockBytes = 1L << 30;

    private static readonly int Large = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? 550_000_000 : 5_500_000;

    private static readonly TestSet Set = TestSet.Of((1, "one", "CREATE TABLE one(x)"));

    [Theory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    [InlineData("WAL")]
    public async Task The_backup_equals_the_file(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)");
        using var application = database.Open();
        Fill(application, 300);

        var backup = await BackUpAsync(database);

        Assert.Equal(300, database.Number("SELECT count(*) FROM t", backup));
        AssertEqual(database, backup);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
    }

    [Fact]
    public async Task Pages_that_only_the_WAL_has_for_a_reader_of_older_ones_are_in_the_backup()
    {
        using var database = new TempDatabase("PRAGMA journal_mode = WAL", "CREATE TABLE t(x)", "INSERT INTO t VALUES (0)");
        using var reader = database.Open();
        reader.Execute("BEGIN");
        Assert.Equal(1, reader.Number("SELECT count(*) FROM t"));
        using var application = database.Open();
        Fill(application, 300);

        var backup = await BackUpAsync(database);

        Assert.Equal("301,ok", database.List("SELECT count(*) FROM t", backup) + "," + database.Text("PRAGMA integrity_check", backup));
        Assert.True(new FileInfo(database.Path).Length < new FileInfo(backup).Length);
        Assert.Equal(1, reader.Number("SELECT count(*) FROM t"));
    }

    [Theory]
    [CombinatorialPages]
    public async Task Pages_of_every_size_are_copied(int pageSize, int autoVacuum)
    {
        using var database = new TempDatabase();
        using (var connection = OpenWithPages(database.Path))
        {
            connection.Execute($"PRAGMA auto_vacuum = {autoVacuum}");
            connection.Execute("CREATE TABLE t(x)");
            Fill(connection, pageSize == 4096 ? 3000 : 300);
            Assert.Equal(autoVacuum, connection.Number("PRAGMA auto_vacuum"));
        }

        var backup = (await new Migrator(Set.Build(), new MigratorOptions { ConfigureConnection = SetPages }).BackUpAsync(database.Database)).Path;

        AssertEqual(database, backup);
        using (var connection = OpenWithPages(backup))
            Assert.Equal((pageSize, autoVacuum, "ok"), (connection.Number("PRAGMA page_size"), connection.Number("PRAGMA auto_vacuum"), connection.Text("PRAGMA integrity_check")));

        SqliteConnection OpenWithPages(string path) => new Connections(database.Database, new MigratorOptions { ConfigureConnection = SetPages }, path).Open();

        // SQLCipher has to be told at every open.
        void SetPages(SqliteConnection connection) =>
            connection.Execute($"PRAGMA {(TestEngine.IsCipher ? "cipher_page_size" : "page_size")} = {pageSize}");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_run_that_holds_the_file_alone_copies_it_too(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        var before = await File.ReadAllBytesAsync(database.Path);

        var report = await database.MigrateAsync(TestSet.Of((1, "one", "INSERT INTO t VALUES (2)")).Script(2, "vacuum", "VACUUM", "no-transaction"));

        Assert.Equal(before, await File.ReadAllBytesAsync(report.BackupPath!));
        Assert.Equal("1,2", database.List("SELECT x FROM t"));
    }

    [Fact]
    public void What_grew_after_the_connection_was_opened_is_copied()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var source = database.Open();
        Assert.Equal(0, source.Number("SELECT count(*) FROM t"));
        using (var application = database.Open())
            Fill(application, 3000);

        var copy = Copy(database, source);

        Assert.True(new FileInfo(copy).Length > 2 * 1024 * 1024);
        Assert.Equal(File.ReadAllBytes(database.Path), File.ReadAllBytes(copy));
    }

    [Fact]
    public void The_bytes_at_one_GiB_where_the_locks_are_are_not_read_and_those_around_them_are()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var places = new[] { LockBytes - 1, LockBytes, LockBytes + 511, LockBytes + 512, LockBytes + (1 << 20), LockBytes + (1 << 20) + 777 };
        using (var file = new FileStream(database.Path, FileMode.Open))
        {
            foreach (var place in places)
            {
                file.Position = place;
                file.WriteByte(0xAB);
            }

            file.SetLength(LockBytes + (3 << 20));
        }

        using var source = database.Open();
        var copy = Copy(database, source);

        using var copied = new FileStream(copy, FileMode.Open);
        Assert.Equal(new FileInfo(database.Path).Length, copied.Length);
        Assert.Equal([0xAB, 0, 0, 0xAB, 0xAB, 0xAB], places.Select(place =>
        {
            copied.Position = place;
            return copied.ReadByte();
        }));
    }

    /// <summary>With <c>GODWIT_SOAK=1</c> it is larger than 1 GiB, where SQLite leaves the page with its locks out.</summary>
    [Fact]
    public async Task A_large_database_is_copied_whole()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        database.Execute("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", $"INSERT INTO t VALUES (randomblob({Large})), (randomblob({Large}))");

        var backup = await BackUpAsync(database);

        Assert.True(new FileInfo(backup).Length > 2 * Large);
        using var original = File.OpenRead(database.Path);
        using var copy = File.OpenRead(backup);
        Assert.Equal(await SHA256.HashDataAsync(original), await SHA256.HashDataAsync(copy));
    }

    [Fact]
    public void A_file_that_nobody_may_write_can_be_backed_up()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        File.SetUnixFileMode(database.Path, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b111_111_111);
        var connections = new Connections(database.Database, new MigratorOptions(), database.Path);

        var refusal = Unprivileged.Catch(() => new BackupRun(Set.Build(), new MigratorOptions(), connections).BackUpAsync(CancellationToken.None).GetAwaiter().GetResult());

        if (!TestEngine.IsAtLeast(3_022_000))
        {
            // There BEGIN IMMEDIATE refuses such a file.
            Assert.IsType<ReadOnlyDatabaseException>(refusal);
            return;
        }

        Assert.Null(refusal);
        AssertEqual(database, Assert.Single(database.Backups));
    }

    [Fact]
    public async Task No_other_process_gets_the_lock_while_the_file_is_copied()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var answers = new List<string>();
        var options = new MigratorOptions
        {
            Boundary = name =>
            {
                if (name.StartsWith("backup ", StringComparison.Ordinal))
                    answers.Add(KillHost.RunAsync("lock", database.Path).GetAwaiter().GetResult().Lines[^1]);
            },
        };

        await database.MigrateAsync(Set, options);

        Assert.Equal(["locked", "locked", "locked", "locked"], answers);
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_nothing()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var cancellation = new CancellationTokenSource();
        var options = new MigratorOptions { Boundary = name => CancelAt(name, "backup begun", cancellation) };

        await Assert.ThrowsAsync<OperationCanceledException>(() => new Migrator(Set.Build(), options).BackUpAsync(database.Database, cancellation.Token));

        Assert.Equal(["app.db"], database.Files);
    }

    [Fact]
    public async Task The_progress_counts_pages_to_the_last()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using (var application = database.Open())
            Fill(application, 3000);
        var pages = (int)database.Number("PRAGMA page_count");
        var seen = new List<MigrationProgress>();

        await new Migrator(Set.Build(), new MigratorOptions { Progress = new Synchronous(seen.Add) }).BackUpAsync(database.Database);

        Assert.Equal((pages, pages), (seen[^1].CopiedPages, seen[^1].TotalPages));
    }

    [SkippableFact]
    public void What_reads_as_plaintext_though_it_is_encrypted_is_left_to_SQLite_before_a_byte_is_written()
    {
        Needs.PlainFile("An encrypted file does not read as plaintext.");
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var source = database.Open();
        var target = database.Path + ".copy";
        File.WriteAllText(target, "");

        Assert.False(FileCopy.TryRun(source, target, isEncrypted: true, Reporter(database), CancellationToken.None));
        Assert.Equal(0, new FileInfo(target).Length);
    }

    [Fact]
    public unsafe void What_another_file_system_reads_is_left_to_SQLite()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var find = (delegate* unmanaged[Cdecl]<byte*, nint*>)NativeSqlite.Export("sqlite3_vfs_find");
        var register = (delegate* unmanaged[Cdecl]<nint*, int, int>)NativeSqlite.Export("sqlite3_vfs_register");
        var unregister = (delegate* unmanaged[Cdecl]<nint*, int>)NativeSqlite.Export("sqlite3_vfs_unregister");
        const int Length = 24;
        var vfs = stackalloc nint[Length];
        new Span<nint>(find(null), Length).CopyTo(new Span<nint>(vfs, Length));
        fixed (byte* name = "cipher-unix\0"u8)
        {
            vfs[3] = (nint)name;
            Assert.Equal(0, register(vfs, 0));
            try
            {
                using var source = new SqliteConnection($"Data Source=file:{database.Path}?vfs=cipher-unix;Pooling=False");
                source.Open();
                database.Database.Unlock(source);
                Assert.Equal(0, source.Number("SELECT count(*) FROM t"));
                var target = database.Path + ".copy";
                File.WriteAllText(target, "");
                Assert.False(FileCopy.TryRun(source, target, isEncrypted: false, Reporter(database), CancellationToken.None));
                Assert.Equal(0, new FileInfo(target).Length);
            }
            finally
            {
                Assert.Equal(0, unregister(vfs));
            }
        }
    }

    [Fact]
    public void A_connection_without_a_file_is_left_to_SQLite()
    {
        using var database = new TempDatabase();
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        var target = database.Path + ".copy";
        File.WriteAllText(target, "");
        Assert.False(FileCopy.TryRun(memory, target, isEncrypted: false, Reporter(database), CancellationToken.None));
    }

    private static string Copy(TempDatabase database, SqliteConnection source)
    {
        var target = database.Path + ".copy";
        File.WriteAllText(target, "");
        Assert.True(FileCopy.TryRun(source, target, TestEngine.IsCipher, Reporter(database), CancellationToken.None));
        return target;
    }

    private static async Task<string> BackUpAsync(TempDatabase database) => (await new Migrator(Set.Build()).BackUpAsync(database.Database)).Path;

    private static RunReporter Reporter(TempDatabase database) => new(new MigratorOptions(), database.Path);

    private static void AssertEqual(TempDatabase database, string backup) => Assert.Equal(File.ReadAllBytes(database.Path), File.ReadAllBytes(backup));

    private static void Fill(SqliteConnection connection, int rows) =>
        connection.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) INSERT INTO t SELECT randomblob(1000) FROM n", rows);

    private static void CancelAt(string name, string boundary, CancellationTokenSource cancellation)
    {
        if (name == boundary)
            cancellation.Cancel();
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CombinatorialPagesAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from size in (int[])[.. TestEngine.IsCipher ? [] : (int[])[512], 1024, 2048, 4096, 8192, 16384, 32768, 65536]
            from autoVacuum in size is 512 or 4096 or 65536 ? (int[])[0, 1, 2] : [0]
            select (object[])[size, autoVacuum];
    }
}
