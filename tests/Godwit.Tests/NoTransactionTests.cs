namespace Godwit.Tests;

public sealed class NoTransactionTests
{
    private static readonly TestSet Split = new TestSet()
        .Script(1, "before", "CREATE TABLE a(x); INSERT INTO a VALUES (1);")
        .Script(2, "vacuum", "PRAGMA auto_vacuum = FULL; VACUUM;", "no-transaction")
        .Script(3, "after", "INSERT INTO a VALUES (2)");

    [Theory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    [InlineData("WAL")]
    public async Task Scripts_outside_a_transaction_run_between_the_parts_of_the_others(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        var report = await database.MigrateAsync(Split, Journal(journal));

        Assert.Equal([1L, 2L, 3L], report.Applied.Select(applied => applied.Version));
        Assert.Equal(1, database.Number("PRAGMA auto_vacuum"));
        Assert.Equal("1,2", database.List("SELECT x FROM a ORDER BY x"));
        Assert.Equal("1,2,3", database.List("SELECT version FROM schema_migrations ORDER BY version"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name LIKE '%owed%'"));
        Assert.NotEqual(0, database.Number("PRAGMA user_version"));
        Assert.Equal(1, database.Number("SELECT x FROM t", report.BackupPath));
        Assert.True((await database.MigrateAsync(Split)).IsUpToDate);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    [InlineData("WAL")]
    public async Task A_failure_after_a_part_was_committed_restores_the_backup(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(
            new TestSet().Script(1, "before", "CREATE TABLE a(x)").Script(2, "outside", "INSERT INTO t VALUES (2); nonsense;", "no-transaction"), Journal(journal)));

        Assert.Equal(DatabaseState.Restored, failure.State);
        Assert.Contains("restored from the backup", failure.UserMessage, StringComparison.Ordinal);
        Assert.Equal("t", database.List("SELECT name FROM sqlite_master"));
        Assert.Equal("1", database.List("SELECT x FROM t"));
        Assert.Equal("ok", database.Text("PRAGMA integrity_check"));
        Assert.True(File.Exists(failure.BackupPath));
    }

    [Fact]
    public async Task A_failure_before_the_first_commit_is_rolled_back()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Script(1, "broken", "nonsense").Script(2, "vacuum", "VACUUM", "no-transaction")));
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal("t", database.List("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task A_failure_on_a_new_database_leaves_it_empty()
    {
        using var database = new TempDatabase();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Script(1, "before", "CREATE TABLE a(x)").Script(2, "outside", "VACUUM; nonsense;", "no-transaction")));
        Assert.Equal(DatabaseState.Restored, failure.State);
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master"));
        Assert.Equal(3, (await database.MigrateAsync(Split)).ToVersion);
    }

    [Fact]
    public async Task A_transaction_that_a_script_leaves_open_is_no_success()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Script(1, "open", "BEGIN; INSERT INTO t VALUES (1);", "no-transaction")));
        Assert.Contains("left a transaction of its own open", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
        Assert.Equal(1, (await database.MigrateAsync(new TestSet().Script(1, "whole", "BEGIN; INSERT INTO t VALUES (1); COMMIT;", "no-transaction"))).ToVersion);
    }

    [Fact]
    public async Task A_loss_of_rows_outside_the_transaction_is_found_and_restored()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        var failure = await Assert.ThrowsAsync<LostRowsException>(() => database.MigrateAsync(new TestSet().Script(1, "outside", "DELETE FROM t", "no-transaction")));
        Assert.Equal(DatabaseState.Restored, failure.State);
        Assert.Equal("1", database.List("SELECT x FROM t"));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task While_another_program_has_the_file_open_it_is_refused_unchanged(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        using var reader = database.Open();
        reader.Execute("BEGIN");
        Assert.Equal(1, reader.Number("SELECT x FROM t"));
        var refusal = await Assert.ThrowsAsync<DatabaseLockedException>(() => database.MigrateAsync(Split, new MigratorOptions { LockTimeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        reader.Execute("COMMIT");
        Assert.Equal("t", reader.Text("SELECT group_concat(name) FROM sqlite_master"));
    }

    private static MigratorOptions Journal(string journal) => new() { ConfigureConnection = connection => connection.Text($"PRAGMA journal_mode = {journal}") };
}
