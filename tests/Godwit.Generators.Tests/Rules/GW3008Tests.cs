namespace Godwit.Generators.Tests;

public class GW3008Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task Switching_them_off_and_on() => TestProject.Changing(Schema, """
        PRAGMA foreign_keys = OFF;
        PRAGMA defer_foreign_keys = ON;
        PRAGMA foreign_keys(1);
        """).ExpectInChangeAsync(
            "(1,1): GW3008: PRAGMA foreign_keys does not belong in a migration: foreign keys are off during the run, and are checked before its COMMIT; delete the statement",
            "(2,1): GW3008: PRAGMA defer_foreign_keys does not belong in a migration: foreign keys are off during the run, and are checked before its COMMIT; delete the statement",
            "(3,1): GW3008: PRAGMA foreign_keys does not belong in a migration: foreign keys are off during the run, and are checked before its COMMIT; delete the statement");

    [Fact]
    public Task Outside_a_transaction_they_would_come_on() => TestProject.Changing(Schema, """
        -- godwit: no-transaction
        PRAGMA foreign_keys = ON;
        """).ExpectInChangeAsync(
            "(2,1): GW3008: PRAGMA foreign_keys does not belong in a migration: foreign keys are off during the run, and are checked before its COMMIT; delete the statement");

    [Theory]
    [InlineData("PRAGMA foreign_keys;")]
    [InlineData("PRAGMA foreign_key_check;")]
    [InlineData("PRAGMA foreign_key_list(users);")]
    public Task Asking_is_fine(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"PRAGMA foreign_keys = OFF\")]\nprivate static partial void Go(MigrationContext db);",
        ("PRAGMA", "GW3008: PRAGMA foreign_keys does not belong in a migration: foreign keys are off during the run, and are checked before its COMMIT; delete the statement"));
}
