namespace Godwit.Generators.Tests;

public class GW3007Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task What_cannot_run_inside_a_transaction() => TestProject.Changing(Schema, """
        VACUUM;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous(OFF);
        """).ExpectInChangeAsync(
            "(1,1): GW3007: VACUUM cannot run inside the run's transaction; put it into a script of its own that begins with '-- godwit: no-transaction'",
            "(2,1): GW3007: PRAGMA journal_mode has no effect inside the run's transaction, or fails there; put it into a script of its own that begins with '-- godwit: no-transaction'",
            "(3,1): GW3007: PRAGMA synchronous has no effect inside the run's transaction, or fails there; put it into a script of its own that begins with '-- godwit: no-transaction'");

    [Theory]
    [InlineData("-- godwit: no-transaction\nVACUUM;\nPRAGMA journal_mode = WAL;")]
    [InlineData("PRAGMA journal_mode;")]
    [InlineData("PRAGMA application_id = 7;")]
    public Task What_can(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Theory]
    [InlineData("VACUUM", "VACUUM cannot run inside the run's transaction")]
    [InlineData("PRAGMA journal_mode = wal", "PRAGMA journal_mode has no effect inside the run's transaction, or fails there")]
    public Task In_C_sharp(string sql, string what) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"{sql}\")]\nprivate static partial void Go(MigrationContext db);",
        (sql, $"GW3007: {what}; put it into a script of its own that begins with '-- godwit: no-transaction'"));
}
