namespace Godwit.Tests;

public sealed class DownTests
{
    private static readonly TestSet Three = new TestSet()
        .ScriptWithDown(1, "one", "CREATE TABLE one(x)", "DROP TABLE one")
        .ScriptWithDown(2, "two", "CREATE TABLE two(x); INSERT INTO two VALUES (1);", "DROP TABLE two")
        .ScriptWithDown(3, "three", "ALTER TABLE two ADD COLUMN y", "ALTER TABLE two RENAME TO old; CREATE TABLE two(x); INSERT INTO two SELECT x FROM old; DROP TABLE old;");

    [Fact]
    public async Task Down_scripts_run_in_reverse_and_up_again()
    {
        using var database = new TempDatabase();
        var migrator = new Migrator(Three.Build());
        await migrator.MigrateAsync(database.Database);

        var down = await migrator.MigrateToAsync(database.Database, 1);

        Assert.Equal([3L, 2L], down.Applied.Select(applied => applied.Version));
        Assert.All(down.Applied, applied => Assert.True(applied.IsDown));
        Assert.Equal((3L, 1L), (down.FromVersion, down.ToVersion));
        Assert.Contains("dropped the table 'two' with 1 rows", Assert.Single(down.Warnings), StringComparison.Ordinal);
        Assert.NotNull(down.BackupPath);
        Assert.Equal("one,schema_migrations", database.List("SELECT name FROM sqlite_master ORDER BY name"));
        Assert.Equal(3, (await migrator.MigrateAsync(database.Database)).ToVersion);
        Assert.Null((await migrator.MigrateToAsync(database.Database, 0)).ToVersion);
    }

    [Fact]
    public async Task Going_to_a_version_applies_what_comes_before_it_only()
    {
        using var database = new TempDatabase();
        var migrator = new Migrator(Three.Build());
        Assert.Equal(2, (await migrator.MigrateToAsync(database.Database, 2)).ToVersion);
        Assert.True((await migrator.MigrateToAsync(database.Database, 2)).IsUpToDate);
        Assert.Equal([3L], (await migrator.MigrateAsync(database.Database)).Applied.Select(applied => applied.Version));
    }

    [Fact]
    public async Task Without_a_down_script_it_is_refused_with_the_list()
    {
        using var database = new TempDatabase();
        var migrator = new Migrator(TestSet.Of((1, "one", "CREATE TABLE one(x)"), (2, "two", "CREATE TABLE two(x)"), (3, "three", "CREATE TABLE three(x)")).Build());
        await migrator.MigrateAsync(database.Database);
        var before = database.Fingerprint;
        var refusal = await Assert.ThrowsAsync<MissingDownScriptException>(() => migrator.MigrateToAsync(database.Database, 1));
        Assert.Equal([3L, 2L], refusal.Versions);
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Equal(before, database.Fingerprint);
    }

    [Fact]
    public async Task A_down_script_that_loses_rows_of_a_table_that_stays_is_rolled_back()
    {
        using var database = new TempDatabase();
        var migrator = new Migrator(new TestSet().Script(1, "one", "CREATE TABLE one(x); INSERT INTO one VALUES (1), (2);").ScriptWithDown(2, "two", "SELECT 1", "DELETE FROM one WHERE x = 2").Build());
        await migrator.MigrateAsync(database.Database);
        var failure = await Assert.ThrowsAsync<LostRowsException>(() => migrator.MigrateToAsync(database.Database, 1));
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal(2, database.Number("SELECT count(*) FROM one"));
        Assert.Equal("1,2", database.List("SELECT version FROM schema_migrations ORDER BY version"));
    }
}
