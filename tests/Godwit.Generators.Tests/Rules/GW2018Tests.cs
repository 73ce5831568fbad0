namespace Godwit.Generators.Tests;

public class GW2018Tests
{
    private const string Remedy = "drop what names the table before and create it anew behind, or raise TargetSqlite";

    [Theory]
    [InlineData("CREATE VIEW v AS SELECT a.y FROM t AS a;", "view v")]
    [InlineData("CREATE TABLE u (x REFERENCES t (x));", "table u")]
    [InlineData("CREATE TABLE u (z); CREATE TRIGGER r AFTER INSERT ON u BEGIN DELETE FROM t; END;", "trigger r")]
    [InlineData("CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET y = 1 WHERE x = new.x; END;", "trigger r")]
    [InlineData("CREATE INDEX i ON t (y) WHERE t.y > 1;", "index i")]
    [InlineData("CREATE VIEW v AS SELECT y FROM T; CREATE TABLE u (x REFERENCES T);", "view v, table u")]
    public Task What_names_the_table_is_left_behind(string dependents, string left) => With("3.25")
        .File("Migrations/1_a.sql", "CREATE TABLE t (x INTEGER PRIMARY KEY, y INT);" + dependents)
        .File("Migrations/2_b.sql", "SELECT 1;\nALTER TABLE t RENAME TO n;")
        .ExpectAsync($"Migrations/2_b.sql(2,1): GW2018: SQLite before 3.26 leaves the old name in {left}; {Remedy}");

    [Theory]
    [InlineData("CREATE TABLE t (x INTEGER PRIMARY KEY, p REFERENCES t (x));", "table t")]
    [InlineData("CREATE TABLE t (x INT CHECK (t.x > 0));", "table t")]
    public Task A_table_may_name_itself(string table, string left) => With("3.24")
        .File("Migrations/1_a.sql", table + "\nALTER TABLE t RENAME TO n;")
        .ExpectAsync($"Migrations/1_a.sql(2,1): GW2018: SQLite before 3.26 leaves the old name in {left}; {Remedy}");

    [Fact]
    public Task Down_scripts_count() => With("3.24")
        .File("Migrations/1_a.sql", "CREATE TABLE t (x INT);\nCREATE TABLE u (y INT);\nCREATE VIEW v AS SELECT x FROM t;")
        .File("Migrations/2_b.sql", "DROP VIEW v;\nALTER TABLE t RENAME TO n;\nCREATE VIEW v AS SELECT x FROM n;")
        .File("Migrations/2_b.down.sql", "ALTER TABLE n RENAME TO t;")
        .ExpectAsync($"Migrations/2_b.down.sql(1,1): GW2018: SQLite before 3.26 leaves the old name in view v; {Remedy}");

    [Theory]
    [InlineData("CREATE INDEX i ON t (y) WHERE y > 1;")]
    [InlineData("CREATE TABLE u (z); CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM u WHERE z = new.x; END;")]
    [InlineData("CREATE TABLE u (t INT REFERENCES o (x)); CREATE TABLE o (x INTEGER PRIMARY KEY);")]
    [InlineData("CREATE TABLE u (z INT); CREATE VIEW v AS SELECT t.z FROM u AS t;")]
    [InlineData("CREATE TABLE u (z INT); CREATE VIEW v AS WITH t AS (SELECT z FROM u) SELECT z FROM t;")]
    public Task What_names_another_is_not(string others) => With("3.24")
        .File("Migrations/1_a.sql", "CREATE TABLE t (x INTEGER PRIMARY KEY, y INT);" + others)
        .File("Migrations/2_b.sql", "ALTER TABLE t RENAME TO n;")
        .ExpectAsync();

    [Theory]
    [InlineData("DROP VIEW v;\nALTER TABLE t RENAME TO n;\nCREATE VIEW v AS SELECT x FROM n;")]
    [InlineData("ALTER TABLE t RENAME TO n;\nDROP VIEW v;\nCREATE VIEW v AS SELECT x FROM n;")]
    public Task What_the_script_makes_anew_is_not(string script) => With("3.24")
        .File("Migrations/1_a.sql", "CREATE TABLE t (x INT);\nCREATE VIEW v AS SELECT x FROM t;")
        .File("Migrations/2_b.sql", script)
        .ExpectAsync();

    [Fact]
    public Task A_rebuild_takes_the_name_that_is_named() => With("3.24")
        .File("Migrations/1_a.sql", "CREATE TABLE t (x INTEGER PRIMARY KEY);\nCREATE TABLE u (x REFERENCES t);")
        .File("Migrations/2_b.sql", "CREATE TABLE n (x INTEGER PRIMARY KEY, y INT);\nINSERT INTO n (x) SELECT x FROM t;\nDROP TABLE t;\nALTER TABLE n RENAME TO t;")
        .ExpectAsync();

    [Theory]
    [InlineData("[MigrationSet]")]
    [InlineData("[MigrationSet(TargetSqlite = \"3.26\")]")]
    public Task Newer_engines_rename_everywhere(string attribute) => TestProject.Empty().Code("Database.cs", attribute + " public sealed partial class AppDatabase;")
        .File("Migrations/1_a.sql", "CREATE TABLE t (x INT);\nCREATE VIEW v AS SELECT x FROM t;\nALTER TABLE t RENAME TO n;")
        .ExpectAsync();

    [Fact]
    public Task A_script_may_say_that_it_knows() => With("3.24")
        .File("Migrations/1_a.sql", "-- godwit: allow GW2018\nCREATE TABLE t (x INT);\nCREATE VIEW v AS SELECT x FROM t;\nALTER TABLE t RENAME TO n;")
        .ExpectAsync();

    private static TestProject With(string target) =>
        TestProject.Empty().Code("Database.cs", $"[MigrationSet(TargetSqlite = \"{target}\")] public sealed partial class AppDatabase;");
}
