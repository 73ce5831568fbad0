namespace Godwit.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_failing_statement_is_named_with_its_place_and_everything_is_rolled_back()
    {
        using var database = new TempDatabase("CREATE TABLE t(x UNIQUE)", "INSERT INTO t VALUES (1)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(TestSet.Of(
            (1, "fine", "CREATE TABLE fine(x)"),
            (2, "broken", "-- a comment\nINSERT INTO t VALUES (2);\n\n/* two\nlines */\nINSERT INTO t\n  VALUES (1);\nDROP TABLE t;"))));

        Assert.Equal((2L, "broken", 1, 6), (failure.Version, failure.MigrationName, failure.Statement, failure.Line));
        Assert.Equal((19, 2067), (failure.SqliteErrorCode, failure.SqliteExtendedErrorCode));
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal(database.Path, failure.DatabasePath);
        Assert.Contains("Migration 2 'broken' failed at statement 2 (line 6)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Your data was put back as it was before. A backup is in " + failure.BackupPath, failure.UserMessage, StringComparison.Ordinal);
        Assert.Equal("1", database.List("SELECT x FROM t"));
        Assert.Equal("t", database.List("SELECT name FROM sqlite_master WHERE type = 'table'"));
        Assert.True(File.Exists(failure.BackupPath));
    }

    [Fact]
    public async Task Lines_are_counted_across_the_parts_of_a_script()
    {
        using var database = new TempDatabase();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Script(1, "parts", ["CREATE TABLE a(x);\n", "CREATE TABLE b(x);\n", "CREATE TABLE a(x);"])));
        Assert.Equal((2, 3), (failure.Statement, failure.Line));
    }

    [Fact]
    public async Task A_syntax_error_is_named_with_its_line()
    {
        using var database = new TempDatabase();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(TestSet.Of((1, "typo", "\n\nCREATE TABEL a(x);"))));
        Assert.Equal((0, 3), (failure.Statement, failure.Line));
        Assert.Contains("near \"TABEL\": syntax error", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_code_fails_on_the_fifth_of_ten_all_ten_are_untouched()
    {
        using var database = new TempDatabase("CREATE TABLE accounts(id INTEGER PRIMARY KEY, token TEXT)", "INSERT INTO accounts(token) VALUES ('a'),('b'),('c'),('d'),('e'),('f'),('g'),('h'),('i'),('j')");
        var set = new TestSet().Code(1, "encrypt", db =>
        {
            for (var id = 1; id <= 10; id++)
            {
                if (id == 5)
                    throw new InvalidOperationException("Failed to access platform keystore");
                Assert.Equal(1, db.Execute("UPDATE accounts SET token = ?1 WHERE id = ?2", "encrypted", id));
            }
        });

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));

        Assert.IsType<InvalidOperationException>(failure.InnerException);
        Assert.StartsWith("The database could not be updated: Failed to access platform keystore. Your data was put back", failure.UserMessage, StringComparison.Ordinal);
        Assert.Equal("abcdefghij", database.Text("SELECT group_concat(token, '') FROM (SELECT token FROM accounts ORDER BY id)"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'"));
    }

    [Fact]
    public async Task Ordinary_commands_of_the_connection_take_part_in_the_transaction()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var set = new TestSet().Code(1, "command", db =>
        {
            using var command = db.Connection.CreateCommand();
            command.CommandText = "INSERT INTO t VALUES ($x)";
            command.Parameters.AddWithValue("$x", "in");
            Assert.Equal(1, command.ExecuteNonQuery());
        });
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set.Script(2, "broken", "nonsense")));
        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    [InlineData("END")]
    [InlineData("BEGIN")]
    public async Task A_script_cannot_end_the_transaction(string sql)
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(TestSet.Of((1, "commit", $"INSERT INTO t VALUES (1); {sql}; INSERT INTO t VALUES (2);"))));
        Assert.Equal(1, failure.Statement);
        Assert.Contains("must not begin or end a transaction", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Code_that_swallows_a_rollback_cannot_commit_what_follows()
    {
        using var database = new TempDatabase("CREATE TABLE t(x UNIQUE ON CONFLICT ROLLBACK)", "INSERT INTO t VALUES (1)");
        var set = new TestSet().Code(1, "swallow", db =>
        {
            Assert.ThrowsAny<Exception>(() => db.Execute("INSERT INTO t VALUES (1)"));
            Assert.ThrowsAny<Exception>(() => db.Execute("INSERT INTO t VALUES (2)"));
        });
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        Assert.Contains("ended the transaction", failure.Message, StringComparison.Ordinal);
        Assert.Equal("1", database.List("SELECT x FROM t"));
    }

    [Fact]
    public async Task A_disk_that_becomes_full_has_its_own_name()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        var options = new MigratorOptions { ConfigureConnection = connection => connection.Execute("PRAGMA max_page_count = 20") };
        var failure = await Assert.ThrowsAsync<NotEnoughSpaceException>(() => database.MigrateAsync(TestSet.Of((1, "grow", "INSERT INTO t VALUES (zeroblob(1000000))")), options));
        Assert.Equal((1L, 0, DatabaseState.RolledBack), (failure.Version, failure.Statement, failure.State));
    }

    [Fact]
    public async Task Cancelling_interrupts_the_running_statement_and_rolls_back()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        using var cancellation = new CancellationTokenSource();
        var endless = new TestSet().Script(1, "begun", "DELETE FROM t").Code(2, "endless", (db, token) =>
        {
            cancellation.CancelAfter(50);
            db.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO t SELECT 1 FROM n WHERE i < 0");
            return ValueTask.CompletedTask;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.MigrateAsync(endless, null, cancellation.Token));
        Assert.Equal(1, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_missing_service_is_reported_as_the_failure_of_its_migration()
    {
        using var database = new TempDatabase();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Service<List<string>>(1, "needs", (_, list) => list.Add("x"))));
        Assert.Equal("needs", failure.MigrationName);
    }
}
