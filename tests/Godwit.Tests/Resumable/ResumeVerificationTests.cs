namespace Godwit.Tests;

/// <summary>What must hold at the end of a resumable migration, however often it was ended on its way.</summary>
public sealed class ResumeVerificationTests
{
    [Fact]
    public async Task Rows_that_another_table_lost_are_found_at_the_end_also_by_the_start_that_did_not_delete_them()
    {
        using var database = Neighbours();
        var set = Counted.Set((db, batch) =>
        {
            if (db.Connection.Number("SELECT max(n) FROM t WHERE id > 300") == 0)
                db.Execute("DELETE FROM child WHERE id = 1");
            Counted.FailIn(4)(db, batch);
        });
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        Assert.Equal(1, database.Number("SELECT count(*) FROM child"));

        for (var start = 0; start < 2; start++)
        {
            var failure = await Assert.ThrowsAsync<LostRowsException>(() => database.MigrateAsync(Counted.Set()));
            Assert.Equal((DatabaseState.Migrating, "child", 2L, 1L), (failure.State, failure.Table, failure.Before, failure.After));
            Assert.Equal("1000×1", database.Counts());
            Assert.Equal("1", database.List("SELECT version FROM schema_migrations"));
        }

        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set, new MigratorOptions { WhenInterrupted = WhenInterrupted.Restore }));
        Assert.Equal(2, database.Number("SELECT count(*) FROM child"));
        Assert.Equal("1000×0", database.Counts());
    }

    [Fact]
    public async Task Rows_that_another_program_deletes_meanwhile_are_told_and_fail_nothing()
    {
        using var database = Neighbours();
        var report = await database.MigrateAsync(
            Counted.Set((db, _) => db.Execute("UPDATE child SET note = 'seen'")),
            Between(() => database.Execute("DELETE FROM child WHERE id = 1")));
        Assert.Contains("The table 'child' had 2 rows", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Contains("Other programs wrote", report.Warnings[0], StringComparison.Ordinal);
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task That_another_program_wrote_is_still_known_after_an_interruption()
    {
        using var database = Neighbours();
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(
            Counted.Set((db, batch) =>
            {
                db.Execute("UPDATE child SET note = 'seen'");
                Counted.FailIn(4)(db, batch);
            }),
            Between(() => database.Execute("DELETE FROM child WHERE id = 1"))));
        Assert.Contains((await database.MigrateAsync(Counted.Set())).Warnings, warning => warning.Contains("Other programs wrote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_foreign_key_that_leads_nowhere_is_found_at_the_end()
    {
        using var database = Neighbours();
        var failure = await Assert.ThrowsAsync<ForeignKeyViolationException>(() => database.MigrateAsync(Counted.Set((db, _) => db.Execute("UPDATE child SET parent = 5000 WHERE id = 2"))));
        Assert.Equal(DatabaseState.Migrating, failure.State);
        Assert.Equal("1000×1", database.Counts());
        await database.MigrateAsync(Counted.Older.Resumable(2, "count", static db => db.Execute("UPDATE child SET parent = 2 WHERE id = 2")));
        Assert.Equal("2", database.List("SELECT parent FROM child WHERE id = 2"));
    }

    [Fact]
    public async Task A_schema_that_is_not_the_computed_one_is_found_at_the_end()
    {
        using var database = Counted.Database();
        var failure = await Assert.ThrowsAsync<SchemaMismatchException>(() => database.MigrateAsync(Counted.Set().Changes("+table\tmissing\t0\t0")));
        Assert.Equal(DatabaseState.Migrating, failure.State);
    }

    [Fact]
    public async Task Tables_that_it_declares_may_shrink_and_those_that_were_declared_before_it_too()
    {
        using var database = Neighbours();
        var fails = true;
        var set = Counted.Older.Script(2, "purge", "DELETE FROM child WHERE id = 1", "shrinks=child")
            .Resumable(3, "thin", db => Counted.Count(db, (db, batch) =>
            {
                db.Execute("DELETE FROM t WHERE n = 1 AND id % 2");
                db.Execute("UPDATE child SET note = 'seen'");
                if (fails)
                    Counted.FailIn(4)(db, batch);
            }), "", "shrinks=t");
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        fails = false;
        await database.MigrateAsync(set);
        Assert.Equal("500×1", database.Counts());
        Assert.Equal(1, database.Number("SELECT count(*) FROM child"));
    }

    [SkippableFact]
    public async Task Old_plaintext_stays_in_the_backup_until_the_end_and_nowhere_after_it()
    {
        Needs.PlainFile("It searches the files for plaintext.");
        using var database = new TempDatabase("CREATE TABLE t(id INTEGER PRIMARY KEY, token TEXT)");
        database.Execute("WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 1000) INSERT INTO t SELECT x, 'secret-' || x FROM i");
        var failAt = 4;
        var set = new TestSet().Resumable(
            1,
            "encrypt",
            db =>
            {
                var batches = 0;
                foreach (var batch in db.InBatches("t", 100))
                {
                    Assert.Equal(1, db.Connection.Number("PRAGMA secure_delete"));
                    db.Execute("UPDATE t SET token = 'enc:' || id WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
                    Counted.FailIn(failAt)(db, ++batches);
                }
            },
            "",
            "erases-plaintext").Script(2, "after", "CREATE TABLE after(x)");
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        Assert.Single(database.Backups);
        failAt = 0;
        await database.MigrateAsync(set);
        Assert.Equal("", database.Owed());
        Assert.All(Directory.GetFiles(database.Folder), file => Assert.DoesNotContain("secret-", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_that_never_ends_is_named_and_the_next_start_goes_on()
    {
        using var database = Counted.Database();
        using var reader = database.Open();
        var options = new MigratorOptions
        {
            LockTimeout = TimeSpan.FromMilliseconds(100),
            Boundary = name =>
            {
                if (name == "batch committed" && reader.Number("SELECT sum(n) FROM t") == 300)
                {
                    reader.Execute("BEGIN");
                    Assert.Equal(300, reader.Number("SELECT sum(n) FROM t"));
                }
            },
        };
        var failure = await Assert.ThrowsAsync<DatabaseLockedException>(() => database.MigrateAsync(Counted.Set(), options));
        Assert.Equal((DatabaseState.Migrating, 300L), (failure.State, failure.ResumePoint!.Rows));
        reader.Execute("COMMIT");
        await database.MigrateAsync(Counted.Set());
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task A_reader_that_ends_is_waited_for_and_the_progress_goes_on()
    {
        using var database = Counted.Database();
        using var reader = database.Open();
        var phases = new List<MigrationPhase>();
        var options = new MigratorOptions
        {
            Boundary = name =>
            {
                if (name != "batch committed" || reader.Number("SELECT sum(n) FROM t") != 300)
                    return;
                reader.Execute("BEGIN");
                Assert.Equal(300, reader.Number("SELECT sum(n) FROM t"));
            },
            Progress = new Synchronous(progress =>
            {
                phases.Add(progress.Phase);
                if (progress.Phase == MigrationPhase.Waiting)
                    reader.Execute("COMMIT");
            }),
        };
        await database.MigrateAsync(Counted.Set(), options);
        Assert.Equal("1000×1", database.Counts());
        Assert.Equal(MigrationPhase.Applying, phases[phases.IndexOf(MigrationPhase.Waiting) + 1]);
    }

    [Fact]
    public async Task A_batch_whose_COMMIT_reports_an_error_and_has_taken_effect_is_not_done_again()
    {
        using var database = Counted.Database("WAL");
        var commit = new FailingCommit("batch written");
        var failure = await Assert.ThrowsAnyAsync<MigrationException>(() => database.MigrateAsync(Counted.Set(), commit.Options(static _ => { })));
        Assert.True(commit.HasFailed);
        Assert.Equal((DatabaseState.Migrating, 100L), (failure.State, failure.ResumePoint!.Rows));
        Assert.Equal("100×1,900×0", database.Counts());
        await database.MigrateAsync(Counted.Set());
        Assert.Equal("1000×1", database.Counts());
    }

    [Fact]
    public async Task A_database_that_was_made_read_only_is_named_and_goes_on_later()
    {
        using var database = await ResumableTests.HalfWayAsync();
        var mode = File.GetUnixFileMode(database.Path);
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(database.Path, (UnixFileMode)0b100_100_100);
        var run = new FileRun(Counted.Set().Build(), new MigratorOptions(), new Connections(database.Database, new MigratorOptions(), database.Path));
        Assert.IsType<ReadOnlyDatabaseException>(Unprivileged.Catch(() => run.MigrateAsync(CancellationToken.None).GetAwaiter().GetResult()));
        File.SetUnixFileMode(database.Path, mode);
        await database.MigrateAsync(Counted.Set());
        Assert.Equal("1000×1", database.Counts());
    }

    private static TempDatabase Neighbours()
    {
        var database = Counted.Database();
        database.Execute("CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t(id), note TEXT)", "INSERT INTO child(id, parent) VALUES (1, 1), (2, 2)");
        return database;
    }

    /// <summary>Another program acts between two batches.</summary>
    private static MigratorOptions Between(Action action) => new()
    {
        Boundary = name =>
        {
            if (name == "batch committed")
                action();
        },
    };
}
