using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class TableBackupTests
{
    private static readonly string[] Schema =
    [
        "CREATE TABLE recordings(id INTEGER PRIMARY KEY, title TEXT, length REAL, any)",
        "CREATE TABLE transcripts(id INTEGER PRIMARY KEY, recording INTEGER NOT NULL REFERENCES recordings(id) ON DELETE CASCADE, body TEXT)",
        "INSERT INTO recordings VALUES (1, 'one', 1.0, '007'), (2, NULL, 2.5, x'00ff'), (3, 'three', 3, 9)",
        "INSERT INTO transcripts VALUES (1, 1, 'a'), (2, 3, 'b')",
    ];

    private const string Content = "SELECT group_concat(id || quote(title) || quote(length) || quote(any) || typeof(any)) FROM recordings";

    [Fact]
    public void A_table_is_restored_to_what_it_was_and_no_other_table_is_touched()
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        var before = connection.Text(Content);
        var backups = new TableBackups(connection);

        Assert.Equal(3, backups.BackUp("Recordings"));
        connection.Execute("UPDATE recordings SET title = 'x', any = any + 1");
        connection.Execute("INSERT INTO recordings(title) VALUES ('new')");
        backups.Restore("recordings");

        Assert.Equal(before, connection.Text(Content));
        Assert.Equal(2, connection.Number("SELECT count(*) FROM transcripts"));
        Assert.Equal(1, connection.Number("PRAGMA foreign_keys"));
    }

    [Fact]
    public void A_copy_made_before_the_transaction_survives_its_rollback()
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        connection.Execute("PRAGMA foreign_keys = OFF");
        var before = connection.Text(Content);
        var backups = new TableBackups(connection);
        backups.BackUp("recordings");

        connection.Execute("BEGIN");
        connection.Execute("DELETE FROM recordings");
        connection.Execute("ROLLBACK");
        connection.Execute("DELETE FROM recordings");
        backups.Restore("recordings");

        Assert.Equal(before, connection.Text(Content));
    }

    [Fact]
    public void A_copy_made_inside_the_transaction_is_gone_after_its_rollback_and_restoring_it_touches_nothing()
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        var backups = new TableBackups(connection);
        connection.Execute("BEGIN");
        backups.BackUp("recordings");
        connection.Execute("ROLLBACK");
        connection.Execute("DELETE FROM recordings WHERE id = 1");

        var error = Assert.Throws<TableBackupException>(() => backups.Restore("recordings"));

        Assert.Equal("recordings", error.Table);
        Assert.Contains("no copy", error.Reason, StringComparison.Ordinal);
        Assert.Equal(2, connection.Number("SELECT count(*) FROM recordings"));
    }

    [Fact]
    public void Nothing_is_left_in_the_file_and_no_other_connection_sees_the_copy()
    {
        using var database = new TempDatabase(Schema);
        var before = database.Fingerprint;
        using (var connection = database.Open())
        {
            new TableBackups(connection).BackUp("recordings");
            Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name LIKE '%backup%'"));
            Assert.Throws<SqliteException>(() => database.Number("SELECT count(*) FROM _backup_recordings"));
        }

        Assert.Equal(before, database.Fingerprint);
    }

    [Theory]
    [InlineData("DROP TABLE temp._backup_recordings", "was dropped")]
    [InlineData("DELETE FROM temp._backup_recordings WHERE id = 2", "2 rows, and 3 were copied")]
    [InlineData("DROP TABLE main.recordings; CREATE TABLE main.recordings(id INTEGER PRIMARY KEY, title TEXT, length REAL)", "lost columns that the copy holds: any")]
    [InlineData("DROP TABLE main.recordings", "no longer there")]
    public void A_copy_that_is_not_whole_or_does_not_fit_is_refused_before_anything_is_touched(string damage, string reason)
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        connection.Execute("PRAGMA foreign_keys = OFF");
        var backups = new TableBackups(connection);
        backups.BackUp("recordings");
        foreach (var statement in damage.Split(';'))
            connection.Execute(statement);
        var before = connection.Number("SELECT count(*) FROM transcripts");

        Assert.Contains(reason, Assert.Throws<TableBackupException>(() => backups.Restore("recordings")).Reason, StringComparison.Ordinal);
        Assert.Equal(before, connection.Number("SELECT count(*) FROM transcripts"));
        if (!damage.StartsWith("DROP TABLE main", StringComparison.Ordinal))
            Assert.Equal(3, connection.Number("SELECT count(*) FROM recordings"));
    }

    [Theory]
    [InlineData("CREATE TRIGGER r AFTER INSERT ON recordings BEGIN UPDATE recordings SET title = 'changed' WHERE id = new.id; END", "a trigger of the table")]
    [InlineData("CREATE TRIGGER r BEFORE DELETE ON recordings BEGIN SELECT RAISE(ABORT, 'keep'); END", "keep")]
    [InlineData("CREATE UNIQUE INDEX r ON recordings(length)", "UNIQUE")]
    public void A_restore_that_fails_half_way_leaves_the_table_as_it_was(string obstacle, string message)
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        var backups = new TableBackups(connection);
        connection.Execute("UPDATE recordings SET length = 1");
        backups.BackUp("recordings");
        connection.Execute("UPDATE recordings SET length = id, title = 'now'");
        connection.Execute(obstacle);
        var before = connection.Text(Content);

        Assert.Contains(message, Assert.ThrowsAny<Exception>(() => backups.Restore("recordings")).Message, StringComparison.Ordinal);
        Assert.Equal(before, connection.Text(Content));
        Assert.Equal(2, connection.Number("SELECT count(*) FROM transcripts"));
    }

    [Fact]
    public void Inside_a_transaction_with_foreign_keys_on_nothing_is_restored_because_it_would_cascade()
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        var backups = new TableBackups(connection);
        connection.Execute("BEGIN");
        backups.BackUp("recordings");
        Assert.Contains("cascade", Assert.Throws<TableBackupException>(() => backups.Restore("recordings")).Reason, StringComparison.Ordinal);
        Assert.Equal(2, connection.Number("SELECT count(*) FROM transcripts"));
    }

    [SkippableTheory]
    [InlineData("CREATE TABLE t(a, b)", "rowid, a, b")]
    [InlineData("CREATE TABLE t(a, b, rowid)", "_rowid_, a, b, rowid")]
    [InlineData("CREATE TABLE t(a TEXT, b ANY, PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID", "a, b")]
    [InlineData("CREATE TABLE t(a PRIMARY KEY DESC, b, c AS (a + b), d AS (a || b) STORED)", "rowid, a, b, c, d")]
    [InlineData("CREATE TABLE t(\"a\", \"b\", \"se\"\"lect\" DEFAULT 'x')", "rowid, a, b, \"se\"\"lect\"")]
    public void Rowids_keys_generated_columns_and_types_are_kept(string create, string columns)
    {
        if (create.Contains("STRICT", StringComparison.Ordinal) || create.Contains(" AS ", StringComparison.Ordinal))
            Needs.Sqlite(37, "STRICT tables and generated columns");
        using var database = new TempDatabase(create, "INSERT INTO t(a, b) VALUES ('1', '1'), ('2', 2), ('9', 2.0), ('4', x'31')", "DELETE FROM t WHERE a = '2'");
        using var connection = database.Open();
        var content = $"SELECT group_concat({string.Join(" || ", columns.Split(", ").Select(column => $"typeof({column}) || quote({column})"))}) FROM t";
        var before = connection.Text(content);
        var backups = new TableBackups(connection);

        Assert.Equal(3, backups.BackUp("t"));
        connection.Execute("DELETE FROM t WHERE a <> '9'");
        backups.Restore("t");

        Assert.Equal(before, connection.Text(content));
    }

    [Fact]
    public void A_second_copy_replaces_the_first_and_a_dropped_one_is_gone()
    {
        using var database = new TempDatabase(Schema);
        using var connection = database.Open();
        var backups = new TableBackups(connection);
        Assert.False(backups.Drop("recordings"));
        backups.BackUp("recordings");
        connection.Execute("DELETE FROM recordings WHERE id = 2");
        Assert.Equal(2, backups.BackUp("recordings"));
        Assert.True(backups.Drop("recordings"));
        Assert.Throws<TableBackupException>(() => backups.Restore("recordings"));
    }

    [Theory]
    [InlineData("nothing", "no table 'nothing'")]
    [InlineData("v", "is a view")]
    public void What_is_no_table_cannot_be_copied(string table, string message)
    {
        using var database = new TempDatabase("CREATE VIEW v AS SELECT 1");
        using var connection = database.Open();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new TableBackups(connection).BackUp(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_data_migration_a_table_is_restored_and_the_copy_is_dropped_at_its_end()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var statement in Schema)
            connection.Execute(statement);
        var before = connection.Text(Content);
        var set = new TestSet().Code(1, "capture", db =>
        {
            db.BackUpTable("recordings");
            db.Execute("DELETE FROM recordings");
            db.RestoreTable("recordings");
        }).Build();

        await new Migrator(set).MigrateAsync(connection);

        Assert.Equal(before, connection.Text(Content));
        Assert.Equal(0, connection.Number("SELECT count(*) FROM sqlite_temp_master WHERE name LIKE '\\_backup\\_%' ESCAPE '\\'"));
        Assert.Equal(2, connection.Number("SELECT count(*) FROM transcripts"));
    }

    [Fact]
    public async Task A_data_migration_that_fails_leaves_the_tables_and_no_copy()
    {
        using var database = new TempDatabase(Schema);
        var before = database.Text(Content);
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db =>
        {
            db.BackUpTable("recordings");
            db.Execute("DELETE FROM recordings");
            throw new InvalidOperationException("no");
        }));
        Assert.Equal(before, database.Text(Content));
    }
}
