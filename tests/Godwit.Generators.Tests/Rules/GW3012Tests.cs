namespace Godwit.Generators.Tests;

public class GW3012Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task A_column_that_is_not_read() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new (id, email) SELECT id, email FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(2,13): GW3012: The rebuild of users does not copy column name, and its values are lost; add name to the SELECT; if nobody needs it, say so with '-- godwit: allow GW3012'");

    [Fact]
    public Task A_column_that_the_new_table_does_not_have() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT);
        INSERT INTO users_new SELECT id, email FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(2,13): GW3012: The rebuild of users does not copy column name, and its values are lost; add name to the SELECT; if nobody needs it, say so with '-- godwit: allow GW3012'");

    [Fact]
    public Task A_copy_out_and_back() => TestProject.Changing(Schema, """
        CREATE TEMP TABLE kept AS SELECT * FROM users;
        DROP TABLE users;
        CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users (id, email) SELECT id, email FROM kept;
        DROP TABLE kept;
        """).ExpectInChangeAsync(
            "(4,13): GW3012: The rebuild of users does not copy column name, and its values are lost; add name to the SELECT; if nobody needs it, say so with '-- godwit: allow GW3012'");

    [Fact]
    public Task A_column_under_a_new_name() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, full_name TEXT);
        INSERT INTO users_new (id, email, full_name) SELECT id, email, trim(name) FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task A_star() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT * FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task Two_copies_that_read_all_between_them() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new (id, email) SELECT id, email FROM users WHERE name IS NULL;
        INSERT INTO users_new SELECT id, email, name FROM users WHERE name IS NOT NULL;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        """
        public void Run(MigrationContext db) { Create(db); Copy(db); Drop(db); Rename(db); }
        [Sql("CREATE TABLE copies (account_id INTEGER NOT NULL REFERENCES accounts (id), kind INTEGER NOT NULL, note TEXT)")]
        private static partial void Create(MigrationContext db);
        [Sql("INSERT INTO copies (account_id, kind) SELECT account_id, kind FROM events")]
        private static partial void Copy(MigrationContext db);
        [Sql("DROP TABLE events")]
        private static partial void Drop(MigrationContext db);
        [Sql("ALTER TABLE copies RENAME TO events")]
        private static partial void Rename(MigrationContext db);
        """,
        ("copies (account_id, kind) SELECT", "GW3012: The rebuild of events does not copy column note, and its values are lost; add note to the SELECT; if nobody needs it, say so with '#pragma warning disable GW3012'"));

    [Fact]
    public Task In_C_sharp_code_may_copy_the_rest() => TypedSqlProject.ExpectAsync(
        """
        public void Run(MigrationContext db) { Create(db); Copy(db); Drop(db); Rename(db); Fill(db, 1); }
        [Sql("CREATE TABLE copies (account_id INTEGER NOT NULL REFERENCES accounts (id), kind INTEGER NOT NULL, note TEXT)")]
        private static partial void Create(MigrationContext db);
        [Sql("INSERT INTO copies (account_id, kind) SELECT account_id, kind FROM events")]
        private static partial void Copy(MigrationContext db);
        [Sql("UPDATE copies SET note = 'x' WHERE kind = @kind")]
        private static partial void Fill(MigrationContext db, int kind);
        [Sql("DROP TABLE events")]
        private static partial void Drop(MigrationContext db);
        [Sql("ALTER TABLE copies RENAME TO events")]
        private static partial void Rename(MigrationContext db);
        """);
}
