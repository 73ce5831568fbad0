using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

/// <summary>The walks of a resumable migration: which of them commit, and where each goes on.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task Walks_through_several_tables_and_twice_through_one_each_go_on_where_they_were()
    {
        using var database = Tables();
        for (var failAt = 1; failAt <= 9; failAt += 4)
        {
            var batches = 0;
            await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Resumable(1, "walks", db =>
            {
                Walk(db, "a", "n", Next);
                Walk(db, "b", "n", Next);
                Walk(db, "A", "m", Next);
                throw new InvalidOperationException("at the end");
            })));

            void Next()
            {
                if (++batches == failAt)
                    throw new InvalidOperationException("half way");
            }
        }

        await database.MigrateAsync(new TestSet().Resumable(1, "walks", db =>
        {
            Walk(db, "a", "n", static () => { });
            Walk(db, "b", "n", static () => { });
            Walk(db, "A", "m", static () => { });
        }));
        Assert.Equal("10×1×1", database.List("SELECT count(*) || '×' || n || '×' || m FROM a GROUP BY n, m"));
        Assert.Equal("10×1×0", database.List("SELECT count(*) || '×' || n || '×' || m FROM b GROUP BY n, m"));
    }

    [Fact]
    public async Task A_walk_inside_a_batch_is_a_part_of_that_batch()
    {
        using var database = Tables();
        var failAt = 7;
        var inner = 0;
        var set = new TestSet().Resumable(1, "nested", db => Walk(db, "a", "n", () => Walk(db, "b", "n", () =>
        {
            if (++inner == failAt)
                throw new InvalidOperationException("in the second outer batch");
        })));
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        Assert.Equal("2", database.List("SELECT count(*) FROM a WHERE n = 1"));
        Assert.Equal("10×1", database.List("SELECT count(*) || '×' || n FROM b GROUP BY n"));
        failAt = 0;
        await database.MigrateAsync(set);
        Assert.Equal("10×1", database.List("SELECT count(*) || '×' || n FROM a GROUP BY n"));
        Assert.Equal("10×5", database.List("SELECT count(*) || '×' || n FROM b GROUP BY n"));
    }

    [Fact]
    public async Task Two_walks_side_by_side_are_refused()
    {
        using var database = Tables();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Resumable(1, "zip", db =>
        {
            foreach (var _ in db.InBatches("a", 2).Zip(db.InBatches("b", 2)))
            {
            }
        })));
        Assert.Contains("Let the inner walk end first", failure.Message, StringComparison.Ordinal);
        Assert.Equal(DatabaseState.Migrating, failure.State);
    }

    [Fact]
    public async Task A_walk_that_is_left_by_break_is_over()
    {
        using var database = Tables();
        var fails = true;
        var set = new TestSet().Resumable(1, "break", db =>
        {
            Assert.True(Leave(db, "a") <= 2);
            Walk(db, "b", "n", () =>
            {
                if (fails && db.Connection.Number("SELECT count(*) FROM b WHERE n = 1") == 6)
                    throw new InvalidOperationException("half way");
            });
        });
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        fails = false;
        await database.MigrateAsync(set);
        Assert.Equal("4×1,6×0", database.List("SELECT count(*) || '×' || n FROM a GROUP BY n ORDER BY n DESC"));
        Assert.Equal("10×1", database.List("SELECT count(*) || '×' || n FROM b GROUP BY n"));
    }

    [Fact]
    public async Task A_batch_whose_exception_is_caught_ends_its_walk_and_nothing_else()
    {
        using var database = Tables();
        await database.MigrateAsync(new TestSet().Resumable(1, "caught", db =>
        {
            Assert.Throws<TimeZoneNotFoundException>(() => Walk(db, "a", "n", static () => throw new TimeZoneNotFoundException()));
            Walk(db, "b", "n", static () => { });
        }));
        Assert.Equal("2×1,8×0", database.List("SELECT count(*) || '×' || n FROM a GROUP BY n ORDER BY n DESC"));
        Assert.Equal("10×1", database.List("SELECT count(*) || '×' || n FROM b GROUP BY n"));
    }

    [Fact]
    public async Task A_batch_that_could_not_be_committed_fails_the_run_whatever_the_code_catches()
    {
        using var database = Tables();
        var failure = await Assert.ThrowsAsync<LostRowsException>(() => database.MigrateAsync(new TestSet().Resumable(1, "loses", db => Assert.Throws<LostRowsException>(() =>
            Walk(db, "a", "n", () => db.Execute("DELETE FROM a WHERE id = 3 AND n = 1"))))));
        Assert.Equal(DatabaseState.Migrating, failure.State);
        Assert.Equal((2, 1), (failure.Before, failure.After));
        Assert.Equal("10", database.List("SELECT count(*) FROM a"));
        Assert.Equal("2", database.List("SELECT count(*) FROM a WHERE n = 1"));
    }

    [Fact]
    public async Task A_query_of_its_own_that_is_open_where_a_batch_ends_is_named()
    {
        using var database = Tables();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Resumable(1, "open", db =>
        {
            using var query = db.Statement("SELECT id FROM b");
            Assert.True(query.Step());
            Walk(db, "a", "n", static () => { });
        })));
        Assert.Contains("A query is still open where a batch ends", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_the_connection_may_stay_open()
    {
        using var database = Tables("WAL");
        await database.MigrateAsync(new TestSet().Resumable(1, "reader", db =>
        {
            using var command = db.Connection.CreateCommand();
            command.CommandText = "SELECT id FROM b ORDER BY id";
            using var reader = command.ExecuteReader();
            Assert.True(reader.Read());
            Walk(db, "a", "n", static () => { });
            Assert.True(reader.Read());
            Assert.Equal(2, reader.GetInt64(0));
        }));
        Assert.Equal("10×1", database.List("SELECT count(*) || '×' || n FROM a GROUP BY n"));
    }

    [SkippableFact]
    public async Task A_statement_that_writes_and_has_not_ended_is_named()
    {
        Needs.Sqlite(35, "RETURNING");
        using var database = Tables("WAL");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Resumable(1, "writer", db =>
        {
            using var command = db.Connection.CreateCommand();
            command.CommandText = "UPDATE b SET m = 1 RETURNING id";
            using var reader = command.ExecuteReader();
            Assert.True(reader.Read());
            Walk(db, "a", "n", static () => { });
        })));
        Assert.Contains("A query is still open where a batch ends", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_COMMIT_is_still_refused()
    {
        using var database = Tables();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Resumable(1, "commit", db => Walk(db, "a", "n", () =>
        {
            if (db.Connection.Number("SELECT max(n) FROM a WHERE id > 4") == 1)
                db.Execute("COMMIT");
        }))));
        Assert.Contains("must not begin or end a transaction", failure.Message, StringComparison.Ordinal);
        Assert.Equal("4×1,6×0", database.List("SELECT count(*) || '×' || n FROM a GROUP BY n ORDER BY n DESC"));
    }

    [Theory]
    [InlineData("CREATE TABLE k(tenant TEXT COLLATE NOCASE, id BLOB, n INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (tenant, id)) WITHOUT ROWID", "(tenant, id)", "char(65 + x % 3 + 32 * (x % 2)) || '/,é''', CAST(x AS BLOB)")]
    [InlineData("CREATE TABLE k(tenant REAL NOT NULL, id INTEGER NOT NULL, n INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (tenant, id))", "(tenant, id)", "x / 3.0, x * 4000000000")]
    public async Task A_key_of_any_type_comes_back_as_it_was(string create, string key, string values)
    {
        using var database = new TempDatabase(create, $"WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 60) INSERT INTO k(tenant, id) SELECT {values} FROM i");
        var fails = true;
        var set = new TestSet().Resumable(1, "keys", db =>
        {
            foreach (var batch in db.InBatches("k", 7))
            {
                db.Execute($"UPDATE k SET n = n + 1 WHERE {key} >= (?1, ?2) AND {key} <= (?3, ?4)", batch.First.Values[0], batch.First.Values[1], batch.Last.Values[0], batch.Last.Values[1]);
                if (fails && db.Connection.Number("SELECT sum(n) FROM k") % 21 == 0)
                    throw new InvalidOperationException("again");
            }
        });
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(set));
        fails = false;
        await database.MigrateAsync(set);
        Assert.Equal("60×1", database.List("SELECT count(*) || '×' || n FROM k GROUP BY n"));
    }

    private static TempDatabase Tables(string journal = "DELETE") => new(
        $"PRAGMA journal_mode = {journal}",
        "CREATE TABLE a(id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0, m INTEGER NOT NULL DEFAULT 0)",
        "CREATE TABLE b(id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0, m INTEGER NOT NULL DEFAULT 0)",
        "INSERT INTO a(id) VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)",
        "INSERT INTO b(id) SELECT id FROM a");

    /// <summary>Batches of two rows.</summary>
    private static void Walk(MigrationContext db, string table, string column, Action afterBatch)
    {
        foreach (var batch in db.InBatches(table, 2))
        {
            db.Execute($"UPDATE {table} SET {column} = {column} + 1 WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
            afterBatch();
        }
    }

    /// <summary>Leaves in the second batch, with its work done.</summary>
    private static int Leave(MigrationContext db, string table)
    {
        var batches = 0;
        foreach (var batch in db.InBatches(table, 2))
        {
            db.Execute($"UPDATE {table} SET n = n + 1 WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
            if (++batches == 2)
                break;
        }

        return batches;
    }
}
