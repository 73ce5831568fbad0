namespace Godwit.Tests;

/// <summary>Who meets a migration that is half way, and cannot or must not go on with it.</summary>
public sealed class ResumeRefusalTests
{
    private static readonly MigratorOptions Restore = new() { WhenInterrupted = WhenInterrupted.Restore };

    [Fact]
    public async Task An_older_program_is_told_that_a_newer_one_is_at_work_and_changes_nothing()
    {
        using var database = await ResumableTests.HalfWayAsync();
        var refusal = await database.RefusedAsync<DatabaseMigratingException>(Counted.Older);
        Assert.Contains("a newer program has begun it", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((2L, "count", 300L), (refusal.Version, refusal.MigrationName, refusal.ResumePoint!.Rows));
        await database.RefusedAsync<DatabaseMigratingException>(Counted.Older, Restore);
    }

    [Fact]
    public async Task An_older_program_that_could_not_look_at_first_does_not_wait_for_the_end()
    {
        using var database = await ResumableTests.HalfWayAsync();
        await using var held = await MigratingLock.AcquireAsync(database.Path, new RunReporter(new MigratorOptions(), database.Path), CancellationToken.None);
        using var writer = database.Open();
        writer.Execute("BEGIN EXCLUSIVE");
        var waits = new TaskCompletionSource();
        var older = database.MigrateAsync(Counted.Older, new MigratorOptions { Progress = new Synchronous(_ => waits.TrySetResult()) });
        await waits.Task;
        writer.Execute("COMMIT");
        await Assert.ThrowsAsync<DatabaseMigratingException>(() => older);
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_not_mixed_with_what_is_done()
    {
        using var database = await ResumableTests.HalfWayAsync();
        var changed = Counted.Older.Resumable(2, "count", db => Counted.Count(db), "another");
        var refusal = await Assert.ThrowsAsync<ChangedMigrationException>(() => database.MigrateAsync(changed));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Contains("was changed while this database was in the middle of it", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("WhenInterrupted to Restore", refusal.Advice, StringComparison.Ordinal);
        Assert.Equal("300×1,700×0", database.Counts());

        var report = await database.MigrateAsync(changed, Restore);
        Assert.Equal("1000×1", database.Counts());
        Assert.Contains(report.Warnings, warning => warning.Contains("restored from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_longer_resumable_is_not_begun_again()
    {
        using var database = await ResumableTests.HalfWayAsync();
        await Assert.ThrowsAsync<ChangedMigrationException>(() => database.MigrateAsync(Counted.Older.Code(2, "count", db => Counted.Count(db))));
        Assert.Equal("300×1,700×0", database.Counts());
    }

    [Fact]
    public async Task A_migration_that_came_in_front_of_it_is_named()
    {
        using var database = Counted.Database();
        var late = TestSet.Of((20260101, "first", "CREATE TABLE first(x)"));
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(late.Resumable(20260301, "count", db => Counted.Count(db, Counted.FailIn(4)))));
        var refusal = await Assert.ThrowsAsync<HistoryGapException>(() => database.MigrateAsync(
            TestSet.Of((20260101, "first", "CREATE TABLE first(x)"), (20260201, "late", "CREATE TABLE late(x)")).Resumable(20260301, "count", db => Counted.Count(db))));
        Assert.Equal([20260201L], refusal.Versions);
        Assert.Equal("300×1,700×0", database.Counts());
    }

    [Fact]
    public async Task A_version_before_it_is_refused_until_it_is_complete()
    {
        using var database = await ResumableTests.HalfWayAsync();
        var before = database.Fingerprint;
        var refusal = await Assert.ThrowsAsync<DatabaseMigratingException>(() => new Migrator(Counted.Set().Build()).MigrateToAsync(database.Database, 1));
        Assert.Contains("version 1 was asked for", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Equal(before, database.Fingerprint);
        await new Migrator(Counted.Set().Script(3, "later", "CREATE TABLE c(x)").Build()).MigrateToAsync(database.Database, 2);
        Assert.Equal("1,2", database.List("SELECT version FROM schema_migrations"));
    }

    [Fact]
    public async Task A_version_before_it_is_reached_by_a_restore()
    {
        using var database = await ResumableTests.HalfWayAsync();
        await new Migrator(Counted.Set().Build(), Restore).MigrateToAsync(database.Database, 1);
        Assert.Equal("1000×0", database.Counts());
        Assert.Equal("1", database.List("SELECT version FROM schema_migrations"));
        Assert.Equal("", database.Owed());
    }

    [Fact]
    public async Task Without_its_backup_nothing_is_restored_and_nothing_lost()
    {
        using var database = await ResumableTests.HalfWayAsync();
        File.Delete(Assert.Single(database.Backups));
        var failure = await Assert.ThrowsAsync<RestoreFailedException>(() => database.MigrateAsync(Counted.Set(), Restore));
        Assert.Contains("the backup is missing", failure.Message, StringComparison.Ordinal);
        Assert.Equal("300×1,700×0", database.Counts());
        await database.MigrateAsync(Counted.Set());
        Assert.Equal("1000×1", database.Counts());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task A_backup_that_became_unreadable_does_not_keep_it_from_its_end(int from)
    {
        using var database = await ResumableTests.HalfWayAsync();
        var backup = Assert.Single(database.Backups);
        var bytes = await File.ReadAllBytesAsync(backup);
        bytes.AsSpan(from, 3000).Fill(0x5A);
        await File.WriteAllBytesAsync(backup, bytes);

        var report = await database.MigrateAsync(Counted.Set());

        Assert.Contains("there is no way back", report.Warnings[1], StringComparison.Ordinal);
        Assert.Equal("1000×1", database.Counts());
        Assert.Equal("1,2", database.List("SELECT version FROM schema_migrations"));
        Assert.True((await database.MigrateAsync(Counted.Set())).IsUpToDate);
    }

    [Fact]
    public async Task Restoring_the_backup_by_hand_ends_it()
    {
        using var database = await ResumableTests.HalfWayAsync();
        await new Migrator(Counted.Older.Build()).RestoreAsync(database.Database, Assert.Single(database.Backups));
        Assert.Equal("1000×0", database.Counts());
        Assert.Equal(MigrationState.Pending, (await database.StatusAsync(Counted.Set())).State);
        await database.MigrateAsync(Counted.Set());
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task Several_in_a_run_that_restores_each_do_all_rows()
    {
        using var database = Counted.Database();
        await database.MigrateAsync(Counted.Set().Resumable(3, "again", db => Counted.Count(db)), Restore);
        Assert.Equal("1000×2", database.Counts());
        Assert.Equal("", database.Owed());
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task Who_chooses_to_restore_has_the_file_alone_and_gets_it_back_when_it_fails(string journal)
    {
        using var database = Counted.Database(journal);
        var seen = new List<Exception?>();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(
            Counted.Set((db, batch) =>
            {
                seen.Add(Record.Exception(() => database.Counts()));
                Counted.FailIn(4)(db, batch);
            }),
            Restore));
        Assert.Equal(DatabaseState.Restored, failure.State);
        Assert.Equal("1000×0", database.Counts());
        Assert.Equal("", database.Owed());
        Assert.Equal(4, seen.OfType<Microsoft.Data.Sqlite.SqliteException>().Count());
        await database.MigrateAsync(Counted.Set(), Restore);
        Assert.Equal("1000×1", database.Counts());
        Assert.Equal("", database.Owed());
    }
}
