using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class InBatchesTests
{
    private const string Numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000) ";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(5000)]
    public async Task Every_row_is_in_exactly_one_batch(int size)
    {
        using var database = new TempDatabase("CREATE TABLE t(id INTEGER PRIMARY KEY, seen INTEGER NOT NULL DEFAULT 0)", Numbers + "INSERT INTO t(id) SELECT x * 3 - 500 FROM n");
        var rows = new List<int>();
        await database.Migrate(db =>
        {
            foreach (var batch in db.InBatches("T", size))
                rows.Add(db.Execute("UPDATE t SET seen = seen + 1 WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64()));
        });
        Assert.Equal(1000, database.Number("SELECT count(*) FROM t WHERE seen = 1"));
        Assert.All(rows.SkipLast(1), count => Assert.Equal(size, count));
        Assert.Equal((1000 + size - 1) / size, rows.Count);
    }

    [Fact]
    public async Task The_table_that_is_read_can_be_changed_and_grows_by_no_batch()
    {
        using var database = new TempDatabase("CREATE TABLE t(id INTEGER PRIMARY KEY, seen INTEGER NOT NULL DEFAULT 0)", Numbers + "INSERT INTO t(id) SELECT x FROM n");
        await database.Migrate(db =>
        {
            foreach (var batch in db.InBatches("t", 100))
            {
                db.Execute("INSERT INTO t(seen) SELECT 9 FROM t WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
                db.Execute("DELETE FROM t WHERE id BETWEEN ?1 AND ?2 AND id % 2", batch.First.Int64(), batch.Last.Int64());
                db.Execute("UPDATE t SET seen = seen + 1 WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
            }
        });
        Assert.Equal("500 of 1,1000 of 9", database.List("SELECT count(*) || ' of ' || seen FROM t GROUP BY seen ORDER BY seen"));
    }

    [Fact]
    public async Task A_composite_key_without_rowid_is_walked_in_its_own_order()
    {
        using var database = new TempDatabase(
            "CREATE TABLE t(tenant TEXT COLLATE NOCASE, id BLOB, seen INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (tenant, id)) WITHOUT ROWID",
            Numbers + "INSERT INTO t(tenant, id) SELECT char(65 + x % 3 + 32 * (x % 2)), x FROM n");
        var batches = 0;
        await database.Migrate(db =>
        {
            foreach (var batch in db.InBatches("t", 64))
            {
                batches++;
                Assert.IsType<string>(batch.First.Values[0]);
                db.Execute("UPDATE t SET seen = seen + 1 WHERE (tenant, id) >= (?1, ?2) AND (tenant, id) <= (?3, ?4)", batch.First.Text(), batch.First.Int64(1), batch.Last.Text(), batch.Last.Int64(1));
            }
        });
        Assert.Equal(16, batches);
        Assert.Equal(1000, database.Number("SELECT count(*) FROM t WHERE seen = 1"));
    }

    [Theory]
    [InlineData("CREATE TABLE t(a TEXT, seen INTEGER NOT NULL DEFAULT 0)", "rowid")]
    [InlineData("CREATE TABLE t(a TEXT PRIMARY KEY, seen INTEGER NOT NULL DEFAULT 0)", "rowid")]
    [InlineData("CREATE TABLE t(a TEXT, rowid TEXT, seen INTEGER NOT NULL DEFAULT 0)", "_rowid_")]
    [InlineData("CREATE TABLE t(a TEXT PRIMARY KEY NOT NULL, seen INTEGER NOT NULL DEFAULT 0)", "a")]
    [InlineData("CREATE TABLE t(a INTEGER PRIMARY KEY DESC, seen INTEGER NOT NULL DEFAULT 0)", "rowid")]
    public async Task The_key_is_the_primary_key_without_NULL_or_else_the_rowid(string create, string key)
    {
        using var database = new TempDatabase(create, Numbers + "INSERT INTO t(a) SELECT x FROM n", "DELETE FROM t WHERE a % 5 = 0");
        await database.Migrate(db =>
        {
            foreach (var batch in db.InBatches("t", 33))
                db.Execute($"UPDATE t SET seen = seen + 1 WHERE {key} BETWEEN ?1 AND ?2", batch.First.Values[0], batch.Last.Values[0]);
        });
        Assert.Equal(800, database.Number("SELECT count(*) FROM t WHERE seen = 1"));
    }

    [Fact]
    public async Task Rows_with_NULL_in_the_primary_key_are_not_left_out()
    {
        using var database = new TempDatabase("CREATE TABLE t(a TEXT, b TEXT, seen INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (a, b))", Numbers + "INSERT INTO t(a, b) SELECT NULL, x FROM n");
        await database.Migrate(db =>
        {
            foreach (var batch in db.InBatches("t", 10))
                db.Execute("UPDATE t SET seen = seen + 1 WHERE rowid BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
        });
        Assert.Equal(1000, database.Number("SELECT count(*) FROM t WHERE seen = 1"));
    }

    [Fact]
    public async Task An_empty_table_has_no_batch()
    {
        using var database = new TempDatabase("CREATE TABLE t(id INTEGER PRIMARY KEY)");
        var batches = -1;
        await database.Migrate(db => batches = db.InBatches("t").Count());
        Assert.Equal(0, batches);
    }

    [Theory]
    [InlineData("missing", "no table 'missing'")]
    [InlineData("v", "is a view")]
    [InlineData("f", "is a virtual table")]
    [InlineData("hidden", "cannot be told apart")]
    public async Task What_is_no_table_with_a_key_is_refused_by_name(string table, string message)
    {
        using var database = new TempDatabase("CREATE TABLE t(id)", "CREATE VIEW v AS SELECT * FROM t", "CREATE VIRTUAL TABLE f USING fts4(x)", "CREATE TABLE hidden(rowid TEXT, oid TEXT, _rowid_ TEXT)");
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db => db.InBatches(table)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_and_an_estimate_are_reported()
    {
        using var database = new TempDatabase("CREATE TABLE t(id INTEGER PRIMARY KEY)", Numbers + "INSERT INTO t SELECT x FROM n");
        var reports = new List<MigrationProgress>();
        await database.Migrate(db => Assert.Equal(10, db.InBatches("t", 100).Count()), new MigratorOptions { Progress = new Recorder(reports) });
        var last = reports.Last(report => report.TotalRows is not null);
        Assert.Equal((1000, 1000L, TimeSpan.Zero), (last.Rows, last.TotalRows, last.EstimatedRemaining));
        Assert.Null(reports[^1].TotalRows);
    }

    [Fact]
    public async Task A_cancelled_run_ends_at_the_next_batch_and_changes_nothing()
    {
        using var database = new TempDatabase("CREATE TABLE t(id INTEGER PRIMARY KEY, seen DEFAULT 0)", Numbers + "INSERT INTO t(id) SELECT x FROM n");
        using var cancel = new CancellationTokenSource();
        var batches = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Migrate(
            db =>
            {
                foreach (var batch in db.InBatches("t", 100))
                {
                    db.Execute("UPDATE t SET seen = 1 WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
                    if (++batches == 3)
                        cancel.Cancel();
                }
            },
            cancellationToken: cancel.Token));
        Assert.Equal(3, batches);
        Assert.Equal(0, database.Number("SELECT count(*) FROM t WHERE seen = 1"));
    }

    private sealed class Recorder(List<MigrationProgress> reports) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => reports.Add(value);
    }
}
