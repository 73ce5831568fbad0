namespace Godwit.Generators.Tests;

public class GW3001Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task A_table_with_rows_of_users() => TestProject.Changing(Schema, """
        SELECT 1;
        DROP TABLE users;
        """).ExpectInChangeAsync(
            "(2,1): GW3001: DROP TABLE deletes users with all its rows in every database; copy them into another table of that name first, or say that they may go: '-- godwit: shrinks users'");

    [Fact]
    public Task A_copy_under_another_name_is_no_rebuild() => TestProject.Changing(Schema, """
        CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        INSERT INTO people SELECT * FROM users;
        DROP TABLE main.users;
        """).ExpectInChangeAsync(
            "(3,1): GW3001: DROP TABLE deletes users with all its rows in every database; copy them into another table of that name first, or say that they may go: '-- godwit: shrinks users'");

    [Fact]
    public Task The_drop_that_a_dump_begins_with() => TestProject.Changing(Schema, """
        DROP TABLE IF EXISTS notes;
        CREATE TABLE notes (id);
        """).ExpectInChangeAsync(
            "(1,1): GW3001: DROP TABLE deletes notes with all its rows in every database; delete the statement; where old databases may have the table, begin the script with '-- godwit: baseline'");

    [Theory]
    [InlineData("-- godwit: shrinks users\nDROP TABLE users;")]
    [InlineData("-- godwit: allow GW3001\nDROP TABLE users;")]
    [InlineData("CREATE TABLE made_here (id); DROP TABLE made_here;")]
    [InlineData("CREATE TEMP TABLE t AS SELECT * FROM users; DROP TABLE t;")]
    [InlineData("DROP TABLE IF EXISTS users_new;")]
    [InlineData("CREATE VIEW v AS SELECT 1; DROP VIEW v;")]
    [InlineData("CREATE VIRTUAL TABLE f USING fts5(name, content='users'); DROP TABLE f;")]
    public Task Tables_that_may_go(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task A_full_text_index_of_another_table() => TestProject.Changing(
        Schema + " CREATE VIRTUAL TABLE names USING fts5(name, content = 'users', content_rowid = 'id');",
        "DROP TABLE names;").ExpectInChangeAsync();

    [Fact]
    public Task The_old_table_of_a_rebuild() => TestProject.Changing(Schema, """
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync();

    [Fact]
    public Task A_way_back_takes_away_what_its_migration_made() => TestProject.WithSet()
        .File("Migrations/1_users.sql", Schema)
        .File("Migrations/1_users.down.sql", "DROP TABLE users;")
        .ExpectAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"DROP TABLE accounts\")]\nprivate static partial void Go(MigrationContext db);",
        ("DROP TABLE", "GW3001: DROP TABLE deletes accounts with all its rows in every database; copy them into another table of that name first, or say that they may go: Shrinks = [\"accounts\"] in its [DataMigration]"));

    [Fact]
    public Task In_C_sharp_rows_may_be_copied_by_code() => TypedSqlProject.ExpectAsync(
        """
        public void Run(MigrationContext db) { Create(db); Insert(db, 1, 1); Drop(db); Rename(db); }
        [Sql("CREATE TABLE events_new (account_id INTEGER NOT NULL, kind INTEGER NOT NULL)")]
        private static partial void Create(MigrationContext db);
        [Sql("INSERT INTO events_new VALUES (@account, @kind)")]
        private static partial void Insert(MigrationContext db, long account, int kind);
        [Sql("DROP TABLE events -- its rows are copied")]
        private static partial void Drop(MigrationContext db);
        [Sql("ALTER TABLE events_new RENAME TO events")]
        private static partial void Rename(MigrationContext db);
        """);

    [Fact]
    public async Task In_C_sharp_what_is_declared_allowed_or_released_is_not_reported()
    {
        const string Drop = "public void Run(MigrationContext db) => Go(db);\n[Sql(\"DROP TABLE accounts\")]\nprivate static partial void Go(MigrationContext db);";
        var project = TypedSqlProject.WithMembers(Drop);
        var code = project.Sources.Single(source => source.Name == "Typed.cs").Code;
        var allowed = TypedSqlProject.WithMembers("#pragma warning disable GW3001\n" + Drop);

        await allowed.ExpectAsync();
        await project.Code("Typed.cs", code.Replace("(2, \"typed\")", "(2, \"typed\", Shrinks = [\"accounts\"])", StringComparison.Ordinal)).ExpectAsync();
        await project.File(Locked.Path, Locked.LinesOf(await allowed.Property("GodwitLock", "write").BuildAsync())).ExpectAsync();
    }
}
