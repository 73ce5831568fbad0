namespace Godwit.Tests;

/// <summary>A COMMIT that reported an error and has taken effect all the same.</summary>
public sealed class SettlementTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_reported_as_committed_with_a_warning(bool inParts)
    {
        using var database = Database();
        var commit = new FailingCommit();

        var report = await database.MigrateAsync(Set(inParts), commit.Options(static _ => { }));

        Assert.True(commit.HasFailed);
        Assert.Equal([1L, 2L, 3L], report.Applied.Select(applied => applied.Version));
        Assert.Contains("COMMIT reported an error", Assert.Single(report.Warnings), StringComparison.Ordinal);
        AssertIsNew(database);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_fails_after_it_restores_no_backup(bool inParts)
    {
        using var database = Database();
        var commit = new FailingCommit();

        var failure = await Assert.ThrowsAsync<DatabaseErrorException>(() => database.MigrateAsync(Set(inParts), commit.Options(static progress =>
        {
            if (progress.Phase == MigrationPhase.Finishing)
                throw new IOException("the window is closed");
        })));

        Assert.True(commit.HasFailed);
        Assert.Equal(DatabaseState.Committed, failure.State);
        AssertIsNew(database);
        Assert.Single(database.Backups);
    }

    private static TempDatabase Database() => new("PRAGMA journal_mode = WAL", "CREATE TABLE t(x)", "INSERT INTO t VALUES ('old')");

    private static TestSet Set(bool inParts) => new TestSet()
        .Script(1, "before", "UPDATE t SET x = 'mid'")
        .Script(2, "vacuum", inParts ? "VACUUM" : "CREATE TABLE a(x)", inParts ? ["no-transaction"] : [])
        .Script(3, "after", "UPDATE t SET x = 'new'");

    private static void AssertIsNew(TempDatabase database)
    {
        Assert.Equal("new", database.Text("SELECT x FROM t"));
        Assert.Equal("1,2,3", database.List("SELECT version FROM schema_migrations ORDER BY version"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name LIKE '%owed%'"));
        Assert.Equal("ok", database.Text("PRAGMA integrity_check"));
    }
}
