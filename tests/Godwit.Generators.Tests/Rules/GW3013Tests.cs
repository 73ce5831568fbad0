namespace Godwit.Generators.Tests;

public class GW3013Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task WHERE() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT * FROM users WHERE email IS NOT NULL;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(2,49): GW3013: The rebuild of users may copy fewer rows than there are, because of WHERE; copy every row, or say that the table may lose some: '-- godwit: shrinks users'");

    [Fact]
    public Task OR_IGNORE() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT, UNIQUE (email));
        INSERT OR IGNORE INTO users_new SELECT * FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(2,23): GW3013: The rebuild of users may copy fewer rows than there are, because of OR IGNORE; copy every row, or say that the table may lose some: '-- godwit: shrinks users'");

    [Fact]
    public Task DISTINCT() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT DISTINCT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(2,23): GW3013: The rebuild of users may copy fewer rows than there are, because of DISTINCT; copy every row, or say that the table may lose some: '-- godwit: shrinks users'");

    [Fact]
    public Task LIMIT() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT * FROM users LIMIT 10;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(2,43): GW3013: The rebuild of users may copy fewer rows than there are, because of LIMIT; copy every row, or say that the table may lose some: '-- godwit: shrinks users'");

    [Fact]
    public Task A_join() => TestProject.Changing(Schema + " CREATE TABLE teams (user INTEGER);", """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT users.* FROM users JOIN teams ON teams.user = users.id;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync("(2,49): GW3013: The rebuild of users may copy fewer rows than there are, because of a join; copy every row, or say that the table may lose some: '-- godwit: shrinks users'");

    [Fact]
    public Task Every_row() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT * FROM users ORDER BY id;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task Declared() => TestProject.Changing(Schema, """
        -- godwit: shrinks users
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO users_new SELECT * FROM users WHERE email IS NOT NULL;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        """
        public void Run(MigrationContext db) { Create(db); Copy(db); Drop(db); Rename(db); }
        [Sql("CREATE TABLE copies (account_id INTEGER NOT NULL REFERENCES accounts (id), kind INTEGER NOT NULL, note TEXT)")]
        private static partial void Create(MigrationContext db);
        [Sql("INSERT INTO copies SELECT * FROM events WHERE kind > 0")]
        private static partial void Copy(MigrationContext db);
        [Sql("DROP TABLE events")]
        private static partial void Drop(MigrationContext db);
        [Sql("ALTER TABLE copies RENAME TO events")]
        private static partial void Rename(MigrationContext db);
        """,
        ("kind > 0", "GW3013: The rebuild of events may copy fewer rows than there are, because of WHERE; copy every row, or say that the table may lose some: Shrinks = [\"events\"] in its [DataMigration]"));
}
