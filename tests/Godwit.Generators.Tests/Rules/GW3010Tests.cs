namespace Godwit.Generators.Tests;

public class GW3010Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task What_is_left_in_temp() => TestProject.Changing(Schema, """
        CREATE TEMP TABLE copy AS SELECT * FROM users;
        CREATE TEMP VIEW names AS SELECT name FROM users;
        CREATE TEMP TRIGGER watch AFTER DELETE ON users BEGIN SELECT 1; END;
        """).ExpectInChangeAsync(
            "(1,19): GW3010: The temporary table copy is still there at the end of the script: the next migration of the same run meets it, and one that runs later does not; end the script with DROP TABLE copy",
            "(2,18): GW3010: The temporary view names is still there at the end of the script: the next migration of the same run meets it, and one that runs later does not; end the script with DROP VIEW names",
            "(3,21): GW3010: The temporary trigger watch is still there at the end of the script: the next migration of the same run meets it, and one that runs later does not; end the script with DROP TRIGGER watch");

    [Theory]
    [InlineData("CREATE TEMP TABLE copy AS SELECT * FROM users; DROP TABLE copy;")]
    [InlineData("CREATE TEMP TABLE a (x); ALTER TABLE a RENAME TO b; DROP TABLE temp.b;")]
    [InlineData("CREATE TABLE stays (x);")]
    public Task What_is_dropped_again(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        """
        public void Run(MigrationContext db) { M0(db); M1(db); M2(db); }
        [Sql("CREATE TEMP TABLE ids (id)")]
        private static partial void M0(MigrationContext db);
        [Sql("CREATE TEMP TABLE gone (id)")]
        private static partial void M1(MigrationContext db);
        [Sql("DROP TABLE ids")]
        private static partial void M2(MigrationContext db);
        """,
        ("gone", "GW3010: The temporary table gone is still there at the end of the migration: the next migration of the same run meets it, and one that runs later does not; end the migration with DROP TABLE gone"));
}
