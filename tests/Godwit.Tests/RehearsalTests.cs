namespace Godwit.Tests;

public sealed class RehearsalTests
{
    private static readonly TestSet Set = new TestSet()
        .Script(1, "people", "CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people(name) SELECT x FROM t; CREATE INDEX people_name ON people(name);")
        .Script(2, "purge", "DELETE FROM t WHERE x = 'b'; DROP TABLE old;", "shrinks=t", "shrinks=old");

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_rehearsal_reports_what_the_upgrade_would_do_and_touches_nothing(string journal)
    {
        using var database = new TempDatabase($"PRAGMA journal_mode = {journal}", "CREATE TABLE t(x)", "INSERT INTO t VALUES ('a'), ('b')", "CREATE TABLE old(x)");
        var before = database.Fingerprint;

        var report = await new Migrator(Set.Build()).RehearseAsync(database.Database);

        Assert.Equal([1L, 2L], report.Migration.Applied.Select(applied => applied.Version));
        Assert.Equal([new("t", 2, 1), new("old", 0, null), new("schema_migrations", null, 2), new("people", null, 2)], report.Rows);
        Assert.Contains(new SchemaDifference("index", "people_name", null, "CREATE INDEX people_name ON people(name)"), report.Schema);
        Assert.Contains(new SchemaDifference("table", "old", "CREATE TABLE old(x)", null), report.Schema);
        Assert.Equal(4, report.Schema.Count);
        Assert.True(report.DiskBytes > 2 * new FileInfo(database.Path).Length);
        Assert.Equal(before, database.Fingerprint);
        Assert.Empty(Directory.GetDirectories(database.Folder));
    }

    [Fact]
    public async Task A_rehearsal_that_fails_says_why_and_leaves_nothing_behind()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES ('a')");
        var before = database.Fingerprint;
        var failure = await Assert.ThrowsAsync<LostRowsException>(() => new Migrator(TestSet.Of((1, "lose", "DELETE FROM t")).Build()).RehearseAsync(database.Database));
        Assert.Equal((DatabaseState.Unchanged, database.Path, null), (failure.State, failure.DatabasePath, failure.BackupPath));
        Assert.Equal(before, database.Fingerprint);
        Assert.Empty(Directory.GetDirectories(database.Folder));
    }
}
