namespace Godwit.Tests;

/// <summary>A table whose rows count how often they were transformed, and the migration that transforms each once.</summary>
internal static class Counted
{
    public const int Rows = 1000;

    public static TempDatabase Database(string journal = "DELETE", int rows = Rows)
    {
        var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0)");
        database.Execute($"WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < {rows}) INSERT INTO t(id) SELECT x FROM i");
        return database;
    }

    /// <summary>An older release has created the table's neighbour, the new one counts.</summary>
    public static TestSet Older => TestSet.Of((1, "first", "CREATE TABLE first(x)"));

    public static TestSet Set(Action<MigrationContext, int>? afterBatch = null) => Older.Resumable(2, "count", db => Count(db, afterBatch));

    /// <summary>Batches of 100. The action is told how many this process has done.</summary>
    public static void Count(MigrationContext db, Action<MigrationContext, int>? afterBatch = null)
    {
        var batches = 0;
        foreach (var batch in db.InBatches("t", 100))
        {
            db.Execute("UPDATE t SET n = n + 1 WHERE id BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
            afterBatch?.Invoke(db, ++batches);
        }
    }

    /// <summary>Throws in a batch of this process.</summary>
    public static Action<MigrationContext, int> FailIn(int batch) => (_, done) =>
    {
        if (done == batch)
            throw new InvalidOperationException("the network is gone");
    };

    /// <summary>How many rows were transformed how often, as <c>300×1,700×0</c>.</summary>
    public static string Counts(this TempDatabase database) => database.List("SELECT count(*) || '×' || n FROM t GROUP BY n ORDER BY n DESC");

    public static string Owed(this TempDatabase database) => database.List("SELECT name FROM sqlite_master WHERE name LIKE '%owed%'");

    public static Task<DatabaseStatus> StatusAsync(this TempDatabase database, TestSet set) => new Migrator(set.Build()).GetStatusAsync(database.Database);
}
