namespace Godwit.Tests;

public sealed class BaselineTests
{
    private const string Sql = "CREATE TABLE accounts(id INTEGER PRIMARY KEY);\nCREATE TABLE events(id INTEGER PRIMARY KEY);\nCREATE INDEX events_id ON events(id);";
    private static readonly string[] Guards = ["table=0:accounts", "table=1:events"];

    [Fact]
    public async Task On_a_new_database_the_baseline_runs()
    {
        using var database = new TempDatabase();
        var report = await database.MigrateAsync(new TestSet().Script(1, "baseline", Sql, ["baseline", .. Guards]));
        Assert.False(Assert.Single(report.Applied).RecordedOnly);
        Assert.Equal("accounts,events,schema_migrations", database.List("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
    }

    [Fact]
    public async Task Where_its_tables_exist_it_is_recorded_and_not_run()
    {
        using var database = new TempDatabase("CREATE TABLE Accounts(id)", "CREATE TABLE events(id)");
        var report = await database.MigrateAsync(new TestSet().Script(1, "baseline", Sql, ["baseline", .. Guards]).Script(2, "next", "ALTER TABLE accounts ADD COLUMN name TEXT"));
        Assert.Equal([true, false], report.Applied.Select(applied => applied.RecordedOnly));
        Assert.Equal("1,2", database.List("SELECT version FROM schema_migrations ORDER BY version"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE type = 'index'"));
    }

    [Fact]
    public async Task Where_some_exist_and_some_do_not_it_is_refused_with_their_names()
    {
        using var database = new TempDatabase("CREATE TABLE accounts(id)");
        var refusal = await database.RefusedAsync<BaselineMismatchException>(new TestSet().Script(1, "baseline", Sql, ["baseline", .. Guards]));
        Assert.Equal(["events"], refusal.MissingTables);
        Assert.Contains("idempotent", refusal.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("baseline", "idempotent")]
    [InlineData("idempotent", "idempotent")]
    public async Task An_idempotent_script_creates_what_is_missing(string first, string second)
    {
        using var database = new TempDatabase("CREATE TABLE accounts(id)");
        var report = await database.MigrateAsync(new TestSet().Script(1, "baseline", Sql, [first, second, .. Guards]));
        var applied = Assert.Single(report.Applied);
        Assert.Equal((2, 1), (applied.Statements, applied.SkippedStatements));
        Assert.Equal("accounts,events,events_id", database.List("SELECT name FROM sqlite_master WHERE name NOT LIKE 'schema%' AND name NOT LIKE 'sqlite%' ORDER BY name"));
    }

    [Fact]
    public async Task An_existing_column_is_not_added_again()
    {
        using var database = new TempDatabase("CREATE TABLE t(id, [Odd;Name] TEXT)");
        const string sql = "-- a; comment\nALTER TABLE t ADD COLUMN \"odd;name\" TEXT DEFAULT 'a;b'; /* ; */ ALTER TABLE t ADD COLUMN fresh TEXT;";
        var report = await database.MigrateAsync(new TestSet().Script(1, "columns", sql, "idempotent", "column=0:t:odd;name", "column=1:t:fresh"));
        var applied = Assert.Single(report.Applied);
        Assert.Equal((1, 1), (applied.Statements, applied.SkippedStatements));
        Assert.Equal("id,Odd;Name,fresh", Columns(database));
    }

    private static string Columns(TempDatabase database)
    {
        using var connection = database.Open();
        return string.Join(',', connection.Query("PRAGMA table_info(t)", static row => row.Text(1)));
    }
}
