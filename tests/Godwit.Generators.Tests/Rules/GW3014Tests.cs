namespace Godwit.Generators.Tests;

public class GW3014Tests
{
    private const string Schema = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, parent INTEGER, name TEXT);
        CREATE TABLE posts (id INTEGER PRIMARY KEY, user INTEGER REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE);
        """;

    [Fact]
    public Task DELETE() => TestProject.Changing(Schema, """
        DELETE FROM users WHERE name IS NULL;
        """).ExpectInChangeAsync(
            "(1,13): GW3014: Foreign keys are off during a migration: ON DELETE CASCADE does not reach posts, and rows there that reference users fail the check before COMMIT; DELETE or UPDATE those rows of posts in this script, before this statement");

    [Fact]
    public Task UPDATE_of_the_key() => TestProject.Changing(Schema, """
        UPDATE users SET id = -id WHERE id < 0;
        """).ExpectInChangeAsync(
            "(1,8): GW3014: Foreign keys are off during a migration: ON UPDATE CASCADE does not reach posts, and rows there that reference users fail the check before COMMIT; UPDATE those rows of posts in this script too");

    [Fact]
    public Task A_script_that_does_it_itself() => TestProject.Changing(Schema, """
        DELETE FROM posts WHERE user IN (SELECT id FROM users WHERE name IS NULL);
        DELETE FROM users WHERE name IS NULL;
        """).ExpectInChangeAsync();

    [Fact]
    public Task Other_columns_and_other_tables() => TestProject.Changing(Schema, """
        UPDATE users SET name = '' WHERE name IS NULL;
        DELETE FROM posts WHERE user IS NULL;
        """).ExpectInChangeAsync();

    [Fact]
    public Task A_key_without_an_action() => TestProject.Changing(
        "CREATE TABLE users (id INTEGER PRIMARY KEY); CREATE TABLE posts (user REFERENCES users (id));", "DELETE FROM users WHERE id < 0;").ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject
        .WithMembers("[Sql(\"DELETE FROM owners WHERE id = 1\")]\nprivate static partial int Go(MigrationContext db);", schema: "CREATE TABLE owners (id INTEGER PRIMARY KEY); CREATE TABLE things (owner INTEGER REFERENCES owners ON DELETE CASCADE);")
        .ExpectAsync("Typed.cs(5,19): GW3014: Foreign keys are off during a migration: ON DELETE CASCADE does not reach things, and rows there that reference owners fail the check before COMMIT; DELETE or UPDATE those rows of things in this migration, before this statement");
}
