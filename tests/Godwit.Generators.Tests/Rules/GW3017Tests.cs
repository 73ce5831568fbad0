namespace Godwit.Generators.Tests;

public class GW3017Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task A_default_that_is_computed() => TestProject.Changing(Schema, """
        ALTER TABLE users ADD COLUMN added TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP;
        """).ExpectInChangeAsync(
            "(1,50): GW3017: SQLite refuses to add column added to a table that has rows, because its default is not constant; add it with a constant default, or without one, and fill it with UPDATE users SET added = …");

    [Fact]
    public Task An_expression() => TestProject.Changing(Schema, """
        ALTER TABLE users ADD COLUMN added TEXT DEFAULT (datetime('now'));
        """).ExpectInChangeAsync(
            "(1,41): GW3017: SQLite refuses to add column added to a table that has rows, because its default is not constant; add it with a constant default, or without one, and fill it with UPDATE users SET added = …");

    [Theory]
    [InlineData("ALTER TABLE users ADD COLUMN added TEXT NOT NULL DEFAULT '';")]
    [InlineData("ALTER TABLE users ADD COLUMN added INTEGER NOT NULL DEFAULT -1;")]
    [InlineData("CREATE TABLE t (a); ALTER TABLE t ADD COLUMN added TEXT DEFAULT CURRENT_TIMESTAMP;")]
    public Task Constant_defaults_and_empty_tables(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();
}
