namespace Godwit.Tests;

/// <summary>The upgrades that are killed. The database has <c>t(id, x)</c> with <see cref="Rows"/> rows, x = 'old'.</summary>
internal static class KillSets
{
    public const int Rows = 2000;

    public static TestSet ByName(string name) => name switch
    {
        "plain" => Plain(),
        "split" => Split(),
        "erase" => Erase(),
        "resumable" => Resumable(batch: 400),
        "large" => Old().Resumable(2, "resumable", db => RenewOnce(db, batch: null)),
        "older" => Old(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such set."),
    };

    /// <summary>What an older release of the program knows.</summary>
    private static TestSet Old() => TestSet.Of((1, "first", "CREATE TABLE first(x)"));

    private static TestSet Plain() => Old()
        .Script(2, "index", "CREATE INDEX t_x ON t(x); UPDATE t SET x = 'mid' WHERE id % 2 = 0;")
        .Code(3, "code", db => db.Execute("UPDATE t SET x = ?1", "new"));

    private static TestSet Split() => Old()
        .Script(2, "mid", "UPDATE t SET x = 'mid'")
        .Script(3, "outside", "UPDATE t SET x = 'out' WHERE id % 3 = 0; VACUUM; CREATE INDEX t_x ON t(x);", "no-transaction")
        .Script(4, "new", "UPDATE t SET x = 'new'");

    private static TestSet Resumable(int batch) => Old()
        .Script(2, "index", "CREATE INDEX t_x ON t(x)")
        .Resumable(3, "resumable", db => RenewOnce(db, batch))
        .Script(4, "after", "CREATE TABLE after(x)");

    /// <summary>A row that is done twice shows it. Null is the batch that users get.</summary>
    private static void RenewOnce(MigrationContext db, int? batch)
    {
        foreach (var range in batch is { } size ? db.InBatches("t", size) : db.InBatches("t"))
            db.Execute("UPDATE t SET x = CASE x WHEN 'old' THEN 'new' ELSE 'twice' END WHERE id BETWEEN ?1 AND ?2", range.First.Int64(), range.Last.Int64());
    }

    private static TestSet Erase() => Old().Script(2, "erase", "UPDATE t SET x = 'new'", "erases-plaintext");
}
