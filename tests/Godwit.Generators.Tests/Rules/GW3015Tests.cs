namespace Godwit.Generators.Tests;

public class GW3015Tests
{
    private const string Schema = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, parent INTEGER, name TEXT);
        CREATE TABLE posts (id INTEGER PRIMARY KEY, user INTEGER REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE);
        """;

    [Fact]
    public Task Foreign_keys_that_the_script_turns_on() => TestProject.Changing(Schema, """
        -- godwit: no-transaction, allow GW3008
        PRAGMA foreign_keys = ON;
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, parent INTEGER, name TEXT);
        INSERT INTO users_new SELECT * FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(5,1): GW3015: Foreign keys are on here, so that DROP TABLE users also does ON DELETE CASCADE to posts; delete the PRAGMA foreign_keys of this script: they are off during a migration");

    [Fact]
    public Task A_rebuild() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, parent INTEGER, name TEXT);
        INSERT INTO users_new SELECT * FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task Both_tables_go() => TestProject.Changing(Schema, """
        -- godwit: shrinks users, shrinks posts
        DROP TABLE posts;
        DROP TABLE users;
        """).ExpectInChangeAsync();
}
