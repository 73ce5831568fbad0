namespace Godwit.Tests;

public sealed class HistoryTests
{
    private const string ForeignTable = "CREATE TABLE schema_migrations(version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, checksum TEXT)";

    private static readonly TestSet Three = TestSet.Of((1, "one", "CREATE TABLE one(x)"), (2, "two", "CREATE TABLE two(x)"), (3, "three", "CREATE TABLE three(x)"));

    [Fact]
    public async Task A_script_that_records_itself_leaves_one_row_with_our_checksum()
    {
        const string sql = """
            CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, checksum TEXT);
            INSERT OR IGNORE INTO schema_migrations (version, name) VALUES (1, 'baseline_schema');
            """;
        using var database = new TempDatabase();
        await database.MigrateAsync(TestSet.Of((1, "baseline_schema", sql)));

        Assert.Equal($"1 baseline_schema {TestSet.Checksum(sql)}", database.List("SELECT version || ' ' || name || ' ' || checksum FROM schema_migrations"));
    }

    [Fact]
    public async Task Rows_of_another_program_are_adopted_and_keep_their_empty_checksum()
    {
        using var database = new TempDatabase(ForeignTable, "INSERT INTO schema_migrations(version, name) VALUES (1, 'one'), (2, 'two')", "CREATE TABLE one(x)", "CREATE TABLE two(x)");
        var report = await database.MigrateAsync(Three);

        Assert.Equal(2, report.FromVersion);
        Assert.Equal(3, report.ToVersion);
        Assert.Equal("one -,two -,three v1", database.List("SELECT name || ' ' || coalesce(substr(checksum, 1, 2), '-') FROM schema_migrations ORDER BY version"));
        Assert.True((await database.MigrateAsync(Three)).IsUpToDate);
    }

    [Theory]
    [InlineData("CREATE TABLE schema_migrations(version varchar NOT NULL PRIMARY KEY)")]
    [InlineData("CREATE TABLE schema_migrations(version uint64, dirty bool)")]
    [InlineData("CREATE TABLE schema_migrations(id INTEGER PRIMARY KEY, version INT, name TEXT, applied_at TEXT, checksum TEXT)")]
    [InlineData("CREATE TABLE schema_migrations(version INTEGER PRIMARY KEY, name TEXT, applied_at TEXT, checksum TEXT, machine TEXT NOT NULL)")]
    public async Task A_history_table_of_another_tool_is_refused(string table)
    {
        using var database = new TempDatabase(table);
        var refusal = await database.RefusedAsync<ForeignHistoryTableException>(Three);
        Assert.Equal("schema_migrations", refusal.Table);
        Assert.Contains("version", refusal.Columns);
    }

    [Fact]
    public async Task Versions_that_are_text_are_another_tools()
    {
        using var database = new TempDatabase("CREATE TABLE schema_migrations(version TEXT PRIMARY KEY, name TEXT, applied_at TEXT, checksum TEXT)", "INSERT INTO schema_migrations VALUES ('20240101', 'x', '', NULL)");
        await database.RefusedAsync<ForeignHistoryTableException>(Three);
    }

    [Fact]
    public async Task Another_history_table_leaves_a_foreign_one_alone()
    {
        using var database = new TempDatabase("CREATE TABLE schema_migrations(version varchar NOT NULL PRIMARY KEY)");
        var set = TestSet.Of((1, "one", "CREATE TABLE one(x)")).History("own history");
        await database.MigrateAsync(set);
        Assert.Equal(1, database.Number("SELECT count(*) FROM \"own history\""));
        Assert.Equal(0, database.Number("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public async Task A_newer_database_is_refused_in_words_for_an_end_user()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(TestSet.Of([.. Enumerable.Range(1, 7).Select(version => ((long)version, "m" + version, $"CREATE TABLE t{version}(x)"))]));
        var program = TestSet.Of([.. Enumerable.Range(1, 3).Select(version => ((long)version, "m" + version, $"CREATE TABLE t{version}(x)"))]);

        var refusal = await database.RefusedAsync<DatabaseTooNewException>(program);

        Assert.Equal(7, refusal.DatabaseVersion);
        Assert.Equal(3, refusal.ProgramVersion);
        Assert.Equal("This database was made by a newer release of the program. Nothing was changed. Please update the program to its newest release.", refusal.UserMessage);
    }

    [Fact]
    public async Task A_newer_database_that_declares_itself_compatible_runs_and_says_so()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)")).Script(2, "two", "CREATE TABLE two(x)", "compatible-with=1").Script(3, "three", "CREATE TABLE three(x)", "compatible-with=1"));
        var report = await database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)")));

        Assert.True(report.IsUpToDate);
        Assert.Equal(3, report.ToVersion);
        Assert.Contains("newer than this program's 1", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_newer_migration_without_the_declaration_is_enough_to_refuse()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)"), (2, "two", "CREATE TABLE two(x)")).Script(3, "three", "CREATE TABLE three(x)", "compatible-with=1"));
        await database.RefusedAsync<DatabaseTooNewException>(TestSet.Of((1, "one", "CREATE TABLE one(x)")));
    }

    [Fact]
    public async Task A_changed_migration_is_refused()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)")));
        var refusal = await database.RefusedAsync<ChangedMigrationException>(TestSet.Of((1, "one", "CREATE TABLE one(y)"), (2, "two", "CREATE TABLE two(x)")));
        Assert.Equal(TestSet.Checksum("CREATE TABLE one(x)"), refusal.RecordedChecksum);
        Assert.Equal(TestSet.Checksum("CREATE TABLE one(y)"), refusal.ProgramChecksum);
    }

    [Fact]
    public async Task A_former_checksum_that_the_lock_file_accepts_stays_valid()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)")));
        var report = await database.MigrateAsync(new TestSet().Script(1, "one", "CREATE TABLE one(x, y)", "was=" + TestSet.Checksum("CREATE TABLE one(x)")));
        Assert.True(report.IsUpToDate);
    }

    [Fact]
    public async Task Another_migration_under_the_same_version_is_refused_even_without_a_checksum()
    {
        using var database = new TempDatabase(ForeignTable, "INSERT INTO schema_migrations(version, name) VALUES (1, 'other')");
        Assert.Equal("other", (await database.RefusedAsync<ChangedMigrationException>(Three)).RecordedName);
    }

    [Fact]
    public async Task A_gap_in_the_history_is_refused()
    {
        using var database = new TempDatabase(ForeignTable, "INSERT INTO schema_migrations(version, name) VALUES (1, 'one'), (3, 'three')");
        var refusal = await database.RefusedAsync<HistoryGapException>(Three);
        Assert.Equal([2L], refusal.Versions);
    }

    [Fact]
    public async Task A_migration_that_the_program_lacks_is_refused()
    {
        using var database = new TempDatabase(ForeignTable, "INSERT INTO schema_migrations(version, name) VALUES (20240101, 'a'), (20240201, 'b')");
        var refusal = await database.RefusedAsync<MissingMigrationException>(TestSet.Of((20240101, "a", "SELECT 1"), (20240301, "c", "SELECT 1")));
        Assert.Equal([20240201L], refusal.Versions);
    }

    [Fact]
    public async Task The_user_version_of_an_application_is_left_alone()
    {
        using var database = new TempDatabase("CREATE TABLE old(x)", "PRAGMA user_version = 5");
        await database.MigrateAsync(Three);
        Assert.Equal(5, database.Number("PRAGMA user_version"));
        Assert.True((await database.MigrateAsync(Three)).IsUpToDate);
    }

    [Fact]
    public async Task The_fingerprint_follows_the_set_as_it_grows()
    {
        using var database = new TempDatabase();
        var one = TestSet.Of((1, "one", "CREATE TABLE one(x)"));
        await database.MigrateAsync(one);
        Assert.Equal(one.Build().Registry.Fingerprint, database.Number("PRAGMA user_version"));
        await database.MigrateAsync(Three);
        Assert.Equal(Three.Build().Registry.Fingerprint, database.Number("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_script_that_removes_the_row_of_another_is_rolled_back()
    {
        using var database = new TempDatabase();
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)"), (2, "two", "DELETE FROM schema_migrations"))));
        Assert.Equal(1, failure.Version);
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master"));
    }
}
