namespace Godwit.Generators.Tests;

public class GW3011Tests
{
    private const string Schema = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        CREATE INDEX users_name ON users (name);
        CREATE TRIGGER users_gone AFTER DELETE ON users BEGIN SELECT 1; END;
        """;

    [Fact]
    public Task Indexes_and_triggers_go_with_the_old_table() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(3,1): GW3011: The rebuild of users loses the index users_name; write its CREATE INDEX again at the end of the script",
            "(3,1): GW3011: The rebuild of users loses the trigger users_gone; write its CREATE TRIGGER again at the end of the script");

    [Fact]
    public Task A_rebuild_that_makes_them_again() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        CREATE INDEX users_name ON users (name);
        CREATE TRIGGER users_gone AFTER DELETE ON users BEGIN SELECT 1; END;
        """).ExpectInChangeAsync();

    [Fact]
    public Task An_index_that_is_made_under_another_name() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        CREATE INDEX by_name ON users (name);
        CREATE TRIGGER users_gone AFTER DELETE ON users BEGIN SELECT 1; END;
        """).ExpectInChangeAsync();

    [Fact]
    public Task What_the_same_script_made_before_goes_too() => TestProject.Changing("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);", """
        CREATE TRIGGER users_gone AFTER DELETE ON users BEGIN SELECT 1; END;
        CREATE INDEX users_email ON users (email);
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL);
        INSERT INTO users_new (id, email) SELECT id, email FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(5,1): GW3011: The rebuild of users loses the index users_email; write its CREATE INDEX again at the end of the script",
            "(5,1): GW3011: The rebuild of users loses the trigger users_gone; write its CREATE TRIGGER again at the end of the script");

    [Fact]
    public Task An_old_table_that_was_renamed_first() => TestProject.Changing(Schema, """
        ALTER TABLE users RENAME TO users_before;
        CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users (id, email, name) SELECT id, email, name FROM users_before;
        DROP TABLE users_before;
        CREATE INDEX users_name ON users (name);
        """).ExpectInChangeAsync("(4,1): GW3011: The rebuild of users loses the trigger users_gone; write its CREATE TRIGGER again at the end of the script");

    [Fact]
    public Task What_is_dropped_by_name_is_meant() => TestProject.Changing(Schema, """
        DROP INDEX users_name;
        DROP TRIGGER users_gone;
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task A_view_that_stood_in_the_way() => TestProject.Changing(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT); CREATE VIEW names AS SELECT name FROM users;",
        """
        DROP VIEW names;
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync("(4,1): GW3011: The rebuild of users loses the view names; write its CREATE VIEW again at the end of the script");

    [Fact]
    public Task A_table_that_is_renamed_out_of_the_way_takes_its_indexes_along() => TestProject.Changing(Schema, """
        ALTER TABLE users RENAME TO users_before;
        CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users SELECT * FROM users_before;
        DROP TABLE users_before;
        CREATE TRIGGER users_gone AFTER DELETE ON users BEGIN SELECT 1; END;
        """).ExpectInChangeAsync("(4,1): GW3011: The rebuild of users loses the index users_name; write its CREATE INDEX again at the end of the script");

    [Fact]
    public Task A_copy_that_keeps_the_columns_alone() => TestProject.Changing(
        "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);",
        """
        CREATE TABLE users_new AS SELECT * FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync("(2,1): GW3011: The rebuild of users loses its keys, defaults and constraints: CREATE TABLE … AS keeps the columns alone; write CREATE TABLE with columns and constraints, then INSERT … SELECT");

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        """
        public void Run(MigrationContext db) { Create(db); Copy(db); Drop(db); Rename(db); }
        [Sql("CREATE TABLE copies AS SELECT * FROM events")]
        private static partial void Create(MigrationContext db);
        [Sql("INSERT INTO copies SELECT * FROM events")]
        private static partial void Copy(MigrationContext db);
        [Sql("DROP TABLE events")]
        private static partial void Drop(MigrationContext db);
        [Sql("ALTER TABLE copies RENAME TO events")]
        private static partial void Rename(MigrationContext db);
        """,
        ("DROP TABLE", "GW3011: The rebuild of events loses its keys, defaults and constraints: CREATE TABLE … AS keeps the columns alone; write CREATE TABLE with columns and constraints, then INSERT … SELECT"));
}
