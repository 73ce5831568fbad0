namespace Godwit.Tests;

/// <summary>A resumable migration that is not killed: what is committed, what a failure leaves, how the next start goes on.</summary>
public sealed class ResumableTests
{
    [Theory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    [InlineData("WAL")]
    public async Task A_failure_keeps_what_is_done_and_the_next_start_goes_on_behind_it(string journal)
    {
        using var database = Counted.Database(journal);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(Counted.Set(Counted.FailIn(4))));

        Assert.Equal(DatabaseState.Migrating, failure.State);
        Assert.Equal(("t", 300L, 1000L), (failure.ResumePoint!.Table, failure.ResumePoint.Rows, failure.ResumePoint.TotalRows));
        Assert.Contains("300 of 1000 rows of table 't' are done", failure.UserMessage, StringComparison.Ordinal);
        Assert.Contains("the next start goes on where it ended", failure.UserMessage, StringComparison.Ordinal);
        Assert.Contains(failure.BackupPath!, failure.UserMessage, StringComparison.Ordinal);
        Assert.Equal("300×1,700×0", database.Counts());
        Assert.Equal("1000×0", database.List("SELECT count(*) || '×' || n FROM t GROUP BY n", failure.BackupPath));
        Assert.Equal(0, database.Number("PRAGMA user_version"));
        Assert.Equal("1", database.List("SELECT version FROM schema_migrations"));

        var report = await database.MigrateAsync(Counted.Set());

        Assert.Equal("1000×1", database.Counts());
        Assert.Equal((2L, 700L), (Assert.Single(report.Applied).Version, report.Applied[0].RowsChanged));
        Assert.Equal(failure.BackupPath, report.BackupPath);
        Assert.Contains("had been interrupted, and goes on: 300 of 1000", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Equal("", database.Owed());
        Assert.NotEqual(0, database.Number("PRAGMA user_version"));
        Assert.True((await database.MigrateAsync(Counted.Set())).IsUpToDate);
        Assert.Single(database.Backups);
    }

    [Fact]
    public async Task Every_batch_is_committed_when_the_walk_moves_on()
    {
        using var database = Counted.Database("WAL");
        var seen = new List<string>();
        await database.MigrateAsync(Counted.Set((_, _) => seen.Add(database.Counts())));
        Assert.Equal("1000×0", seen[0]);
        Assert.Equal("100×1,900×0", seen[1]);
        Assert.Equal("900×1,100×0", seen[^1]);
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task What_comes_before_is_committed_first_and_what_comes_after_at_the_end()
    {
        using var database = Counted.Database("WAL");
        var during = "";
        var set = Counted.Older.Script(2, "before", "CREATE TABLE b(x)")
            .Resumable(3, "count", db => Counted.Count(db, (_, _) => during = database.List("SELECT version FROM schema_migrations")))
            .Script(4, "after", "CREATE TABLE c(x)");
        var report = await database.MigrateAsync(set);
        Assert.Equal("1,2", during);
        Assert.Equal([1L, 2L, 3L, 4L], report.Applied.Select(applied => applied.Version));
        Assert.Equal((null, 4L), (report.FromVersion, report.ToVersion));
        Assert.Equal("1,2,3,4", database.List("SELECT version FROM schema_migrations"));
        Assert.Equal("", database.Owed());
    }

    [Fact]
    public async Task What_fails_before_it_is_rolled_back_and_begins_nothing()
    {
        using var database = Counted.Database();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Script(1, "broken", "nonsense").Resumable(2, "count", db => Counted.Count(db))));
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal("t", database.List("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task What_fails_after_it_is_rolled_back_alone_and_the_exception_says_so()
    {
        using var database = Counted.Database();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(Counted.Set().Script(3, "broken", "CREATE TABLE c(x); nonsense;")));
        Assert.Equal((DatabaseState.PartlyMigrated, 3L), (failure.State, failure.Version));
        Assert.Null(failure.ResumePoint);
        Assert.Contains("A part of the update is complete", failure.UserMessage, StringComparison.Ordinal);
        Assert.Equal("1,2", database.List("SELECT version FROM schema_migrations"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name = 'c'"));
        Assert.Equal("", database.Owed());
        // The backup holds the work of the resumable migration.
        Assert.Equal("1000", database.List("SELECT count(*) FROM t WHERE n = 1", failure.BackupPath));

        var report = await database.MigrateAsync(Counted.Set().Script(3, "whole", "CREATE TABLE c(x)"));
        Assert.Equal([3L], report.Applied.Select(applied => applied.Version));
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task A_new_database_has_one_transaction_and_no_backup()
    {
        using var database = new TempDatabase();
        var commits = 0;
        var options = new MigratorOptions { Boundary = name => commits += name is "batch committed" or "part committed" ? 1 : 0 };
        var report = await database.MigrateAsync(new TestSet().Script(1, "table", "CREATE TABLE t(id INTEGER PRIMARY KEY, n DEFAULT 0); INSERT INTO t(id) VALUES (1), (2);").Resumable(2, "count", db => Counted.Count(db)), options);
        Assert.Equal(0, commits);
        Assert.Null(report.BackupPath);
        Assert.Equal("2×1", database.Counts());
        Assert.Empty(database.Backups);
    }

    [Fact]
    public async Task An_open_connection_has_one_transaction()
    {
        using var database = Counted.Database();
        using var connection = database.Open();
        await Assert.ThrowsAsync<MigrationFailedException>(() => new Migrator(Counted.Set(Counted.FailIn(4)).Build()).MigrateAsync(connection));
        Assert.Equal("1000×0", database.Counts());
        await new Migrator(Counted.Set().Build()).MigrateAsync(connection);
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task An_open_connection_cannot_go_on_with_what_is_half_way()
    {
        using var database = await HalfWayAsync();
        using var connection = database.Open();
        var refusal = await Assert.ThrowsAsync<DatabaseMigratingException>(() => new Migrator(Counted.Set().Build()).MigrateAsync(connection));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Equal("300×1,700×0", database.Counts());
    }

    [Fact]
    public async Task Cancelling_between_two_batches_says_how_far_it_is()
    {
        using var database = Counted.Database();
        using var cancellation = new CancellationTokenSource();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.MigrateAsync(
            Counted.Set((_, batch) =>
            {
                if (batch == 3)
                    cancellation.Cancel();
            }),
            cancellationToken: cancellation.Token));
        Assert.Contains("'count' is half way (200 of 1000", cancelled.Message, StringComparison.Ordinal);
        Assert.Equal("200×1,800×0", database.Counts());
        await database.MigrateAsync(Counted.Set());
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task Rows_and_the_estimate_go_on_from_where_the_former_start_ended()
    {
        using var database = await HalfWayAsync();
        var seen = new List<MigrationProgress>();
        await database.MigrateAsync(Counted.Set(), new MigratorOptions { Progress = new Synchronous(seen.Add) });
        var rows = seen.Where(progress => progress.TotalRows is not null).ToList();
        Assert.Equal((300, 1000L, null), (rows[0].Rows, rows[0].TotalRows, rows[0].EstimatedRemaining));
        Assert.Equal((1000, TimeSpan.Zero), (rows[^1].Rows, rows[^1].EstimatedRemaining));
    }

    [Fact]
    public async Task Several_in_one_plan_each_have_a_backup_of_their_own()
    {
        using var database = Counted.Database();
        var failsAt = 4;
        var set = Counted.Set().Script(3, "between", "CREATE TABLE b(x)").Resumable(4, "again", db => Counted.Count(db, (db, batch) => Counted.FailIn(failsAt)(db, batch)));
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        Assert.Equal((DatabaseState.Migrating, 4L, 300L), (failure.State, failure.Version, failure.ResumePoint!.Rows));
        Assert.Equal("300×2,700×1", database.Counts());
        Assert.Equal("1000×1", database.List("SELECT count(*) || '×' || n FROM t GROUP BY n", failure.BackupPath));
        Assert.Equal(2, database.Backups.Count);
        failsAt = 0;
        Assert.Equal([4L], (await database.MigrateAsync(set)).Applied.Select(applied => applied.Version));
        Assert.Equal("1000×2", database.Counts());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Scripts_outside_a_transaction_may_come_before_and_after_it(bool before, bool after)
    {
        using var database = Counted.Database("WAL");
        var set = Counted.Older.Script(2, "before", before ? "VACUUM" : "CREATE TABLE b(x)", before ? ["no-transaction"] : [])
            .Resumable(3, "count", db => Counted.Count(db))
            .Script(4, "after", after ? "VACUUM" : "CREATE TABLE c(x)", after ? ["no-transaction"] : []);
        Assert.Equal(4, (await database.MigrateAsync(set)).Applied.Count);
        Assert.Equal("1000×1", database.Counts());
        Assert.Equal("", database.Owed());
        Assert.Equal("wal", database.Text("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_script_outside_a_transaction_that_fails_after_it_restores_only_itself()
    {
        using var database = Counted.Database();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(Counted.Set().Script(3, "outside", "DELETE FROM t; nonsense;", "no-transaction")));
        Assert.Equal(DatabaseState.PartlyMigrated, failure.State);
        Assert.Equal("1000×1", database.Counts());
        Assert.Equal("1,2", database.List("SELECT version FROM schema_migrations"));
    }

    [Fact]
    public async Task A_rehearsal_goes_through_all_of_it_and_touches_nothing()
    {
        using var database = await HalfWayAsync();
        var before = database.Fingerprint;
        var report = await new Migrator(Counted.Set().Build()).RehearseAsync(database.Database);
        Assert.Equal([2L], report.Migration.Applied.Select(applied => applied.Version));
        Assert.Equal(before, database.Fingerprint);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => new Migrator(Counted.Set(Counted.FailIn(2)).Build()).RehearseAsync(database.Database));
        Assert.Equal((DatabaseState.Unchanged, null), (failure.State, failure.ResumePoint));
        Assert.Equal(before, database.Fingerprint);
    }

    [Fact]
    public async Task The_backup_that_it_began_with_is_kept_while_it_is_half_way()
    {
        using var database = await HalfWayAsync();
        var needed = Assert.Single(database.Backups);
        var migrator = new Migrator(Counted.Set().Build(), new MigratorOptions { BackupsKept = 1 });
        await migrator.BackUpAsync(database.Database);
        await migrator.BackUpAsync(database.Database);
        Assert.Contains(needed, database.Backups);
        Assert.Equal(2, database.Backups.Count);
    }

    [Fact]
    public async Task Without_its_backup_it_goes_on_all_the_same_and_says_so()
    {
        using var database = await HalfWayAsync();
        File.Delete(Assert.Single(database.Backups));
        var report = await database.MigrateAsync(Counted.Set());
        Assert.Contains(report.Warnings, warning => warning.Contains("there is no way back", StringComparison.Ordinal));
        Assert.Equal("1000×1", database.Counts());
        Assert.Null(report.BackupPath);
    }

    /// <summary>300 of 1000 rows are done.</summary>
    internal static async Task<TempDatabase> HalfWayAsync(string journal = "DELETE")
    {
        var database = Counted.Database(journal);
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(Counted.Set(Counted.FailIn(4))));
        return database;
    }
}
