using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class VerificationTests
{
    private static readonly string[] Family =
    [
        "PRAGMA foreign_keys = OFF",
        "CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE TABLE child(id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent(id) ON DELETE CASCADE)",
        "INSERT INTO parent VALUES (1, 'a'), (2, 'b')",
        "INSERT INTO child VALUES (1, 1), (2, 1), (3, 2)",
    ];

    private const string Rebuild = """
        CREATE TABLE parent_new(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        INSERT INTO parent_new SELECT * FROM parent;
        DROP TABLE parent;
        ALTER TABLE parent_new RENAME TO parent;
        """;

    [Fact]
    public async Task A_rebuild_of_a_parent_cascades_to_nothing()
    {
        using var database = new TempDatabase(Family);
        await database.MigrateAsync(TestSet.Of((1, "rebuild", Rebuild)));
        Assert.Equal(3, database.Number("SELECT count(*) FROM child"));
        Assert.Null(database.Text("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task A_deleted_parent_row_is_a_violation_of_its_children()
    {
        using var database = new TempDatabase(Family);
        var failure = await Assert.ThrowsAsync<ForeignKeyViolationException>(() => database.MigrateAsync(new TestSet().Script(1, "delete", "DELETE FROM parent WHERE id = 1", "shrinks=parent")));
        Assert.Equal(("child", "parent", 2L), (failure.Table, failure.Parent, failure.Rows));
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal(2, database.Number("SELECT count(*) FROM parent"));
    }

    [Fact]
    public async Task A_violation_that_was_there_before_stops_nothing()
    {
        using var database = new TempDatabase([.. Family, "INSERT INTO child VALUES (9, 99)"]);
        var report = await database.MigrateAsync(TestSet.Of((1, "rebuild", Rebuild), (2, "touch", "UPDATE child SET parent_id = parent_id")));
        Assert.Equal(2, report.Applied.Count);
    }

    [Fact]
    public async Task A_violation_that_takes_the_place_of_an_old_one_stops_the_run()
    {
        using var database = new TempDatabase([.. Family, "INSERT INTO child VALUES (9, 99)"]);
        var failure = await Assert.ThrowsAsync<ForeignKeyViolationException>(() => database.MigrateAsync(TestSet.Of((1, "swap", "UPDATE child SET parent_id = 1 WHERE id = 9; UPDATE child SET parent_id = 77 WHERE id = 1;"))));
        Assert.Equal(1, failure.Rows);
    }

    [Fact]
    public async Task A_key_that_was_impossible_before_is_a_warning_and_one_that_becomes_so_a_failure()
    {
        using var database = new TempDatabase("PRAGMA foreign_keys = OFF", "CREATE TABLE p(x)", "CREATE TABLE c(y REFERENCES p(x))", "INSERT INTO c VALUES (1)");
        var report = await database.MigrateAsync(TestSet.Of((1, "touch", "UPDATE c SET y = y")));
        Assert.Contains("foreign key mismatch", Assert.Single(report.Warnings), StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<ForeignKeyViolationException>(() => database.MigrateAsync(TestSet.Of((1, "touch", "UPDATE c SET y = y"), (2, "new", "CREATE TABLE d(y REFERENCES p(x)); INSERT INTO d VALUES (1);"))));
        Assert.Equal("d", failure.Table);
    }

    [Theory]
    [InlineData("DELETE FROM parent WHERE id = 2; DELETE FROM child WHERE parent_id = 2;", "parent", 2, 1)]
    [InlineData("DROP TABLE child", "child", 3, 0)]
    [InlineData("DELETE FROM child", "child", 3, 0)]
    [InlineData("INSERT OR REPLACE INTO parent VALUES (1, 'x'); DELETE FROM parent WHERE id = 2; UPDATE child SET parent_id = 1;", "parent", 2, 1)]
    [InlineData("CREATE TABLE child_new(id INTEGER PRIMARY KEY, parent_id INTEGER); INSERT INTO child_new SELECT id, parent_id FROM child WHERE id < 3; DROP TABLE child; ALTER TABLE child_new RENAME TO child;", "child", 3, 2)]
    [InlineData("ALTER TABLE child RENAME TO grandchild; DELETE FROM grandchild WHERE id = 1;", "child", 3, 2)]
    [InlineData("ALTER TABLE child RENAME TO a; ALTER TABLE a RENAME TO b; DROP TABLE b; CREATE TABLE c(x); INSERT INTO c VALUES (1), (2), (3);", "child", 3, 0)]
    public async Task A_table_that_loses_rows_stops_the_run(string sql, string table, long before, long after)
    {
        using var database = new TempDatabase(Family);
        var failure = await Assert.ThrowsAsync<LostRowsException>(() => database.MigrateAsync(TestSet.Of((1, "lose", sql))));
        Assert.Equal((table, before, after), (failure.Table, failure.Before, failure.After));
        Assert.Equal(DatabaseState.RolledBack, failure.State);
        Assert.Equal("1,2,3", database.List("SELECT id FROM child ORDER BY id"));
        Assert.Equal("1,2", database.List("SELECT id FROM parent ORDER BY id"));
    }

    [Theory]
    [InlineData("ALTER TABLE child RENAME TO grandchild")]
    [InlineData("ALTER TABLE child RENAME TO a; ALTER TABLE a RENAME TO b; CREATE TABLE child(x);")]
    [InlineData("CREATE TABLE trash(x); INSERT INTO trash VALUES (1); DROP TABLE trash; ALTER TABLE child RENAME TO kept;")]
    public async Task A_renamed_table_has_lost_nothing(string sql)
    {
        using var database = new TempDatabase([.. Family, "PRAGMA user_version = 0"]);
        Assert.Single((await database.MigrateAsync(TestSet.Of((1, "rename", sql)))).Applied);
    }

    [Fact]
    public async Task Root_pages_that_move_do_not_confuse_a_rename()
    {
        using var database = new TempDatabase(["PRAGMA auto_vacuum = FULL", "CREATE TABLE first(x)", "INSERT INTO first VALUES (1)", .. Family]);
        await database.MigrateAsync(new TestSet().Script(1, "move", "DROP TABLE first; ALTER TABLE child RENAME TO grandchild; DROP TABLE parent;", "shrinks=first", "shrinks=parent").Script(2, "clear", "UPDATE grandchild SET parent_id = NULL"));
        Assert.Equal(3, database.Number("SELECT count(*) FROM grandchild"));
    }

    [Fact]
    public async Task A_trigger_that_deletes_is_seen()
    {
        using var database = new TempDatabase([.. Family, "CREATE TRIGGER t AFTER UPDATE ON parent BEGIN DELETE FROM child WHERE id = 3; END"]);
        Assert.Equal("child", (await Assert.ThrowsAsync<LostRowsException>(() => database.MigrateAsync(TestSet.Of((1, "update", "UPDATE parent SET name = 'x'"))))).Table);
    }

    [Fact]
    public async Task Code_that_deletes_is_seen()
    {
        using var database = new TempDatabase(Family);
        var set = new TestSet().Code(1, "purge", db =>
        {
            using var command = db.Connection.CreateCommand();
            command.CommandText = "DELETE FROM child WHERE id = 1";
            command.ExecuteNonQuery();
        });
        Assert.Equal("child", (await Assert.ThrowsAsync<LostRowsException>(() => database.MigrateAsync(set))).Table);
    }

    [Fact]
    public async Task A_declared_loss_is_allowed()
    {
        using var database = new TempDatabase(Family);
        await database.MigrateAsync(new TestSet().Script(1, "shrink", "DELETE FROM child", "shrinks=Child"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM child"));
    }

    [Fact]
    public async Task Full_text_indexes_may_merge_their_own_tables()
    {
        using var database = new TempDatabase("CREATE VIRTUAL TABLE f USING fts4(body)", "INSERT INTO f VALUES ('one')", "INSERT INTO f VALUES ('two')", "INSERT INTO f VALUES ('three')");
        Assert.Single((await database.MigrateAsync(TestSet.Of((1, "merge", "INSERT INTO f(f) VALUES ('optimize')")))).Applied);
    }

    [Fact]
    public async Task A_database_in_memory_is_verified_too()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var statement in Family)
            connection.Execute(statement);
        await Assert.ThrowsAsync<LostRowsException>(() => new Migrator(TestSet.Of((1, "lose", "DELETE FROM child")).Build()).MigrateAsync(connection));
        await Assert.ThrowsAsync<ForeignKeyViolationException>(() => new Migrator(new TestSet().Script(1, "break", "DELETE FROM parent", "shrinks=parent").Build()).MigrateAsync(connection));
        Assert.Equal(3, connection.Number("SELECT count(*) FROM child"));
    }
}
