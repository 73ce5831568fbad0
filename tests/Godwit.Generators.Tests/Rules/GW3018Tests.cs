namespace Godwit.Generators.Tests;

public class GW3018Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task A_column_and_a_table_that_are_gone() => TestProject.Changing(Schema, """
        -- godwit: compatible-with 1, allow GW3002
        ALTER TABLE users DROP COLUMN name;
        """).ExpectInChangeAsync(
            "(2,1): GW3018: A program of version 1 is said to work on the database still, but the column users.name is gone; keep what that program needs, or take the directive 'compatible-with' away");

    [Fact]
    public Task A_table_under_another_name() => TestProject.Changing(Schema, """
        -- godwit: compatible-with 1
        ALTER TABLE users RENAME TO people;
        """).ExpectInChangeAsync(
            "(2,1): GW3018: A program of version 1 is said to work on the database still, but users is gone; keep what that program needs, or take the directive 'compatible-with' away");

    [Fact]
    public Task A_column_that_is_unique_now() => TestProject.Changing(Schema, """
        -- godwit: compatible-with 1
        CREATE UNIQUE INDEX users_email ON users (email);
        """).ExpectInChangeAsync(
            "(2,1): GW3018: A program of version 1 is said to work on the database still, but users must be unique by email now; keep what that program needs, or take the directive 'compatible-with' away");

    [Fact]
    public Task A_rebuild_that_refuses_NULL() => TestProject.Changing(Schema, """
        -- godwit: compatible-with 1
        CREATE TABLE users_new (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT);
        INSERT INTO users_new (id, email, name) SELECT id, email, name FROM users;
        DROP TABLE users;
        ALTER TABLE users_new RENAME TO users;
        """).ExpectInChangeAsync(
            "(5,1): GW3018: A program of version 1 is said to work on the database still, but the column users.email refuses NULL now; keep what that program needs, or take the directive 'compatible-with' away");

    [Fact]
    public Task What_an_older_program_does_not_notice() => TestProject.Changing(Schema, """
        -- godwit: compatible-with 1
        ALTER TABLE users ADD COLUMN note TEXT;
        ALTER TABLE users ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE notes (id INTEGER PRIMARY KEY);
        CREATE INDEX users_email ON users (email);
        """).ExpectInChangeAsync();

    [Fact]
    public Task What_that_program_never_knew() => TestProject.Changing(Schema, "ALTER TABLE users ADD COLUMN note TEXT;")
        .File("Migrations/3_drop.sql", "-- godwit: compatible-with 1, allow GW3002\nALTER TABLE users DROP COLUMN note;")
        .ExpectAsync();

    [Fact]
    public async Task In_C_sharp()
    {
        var project = TypedSqlProject.WithMembers("#pragma warning disable GW3002\npublic void Run(MigrationContext db) => Go(db);\n[Sql(\"ALTER TABLE accounts DROP COLUMN photo\")]\nprivate static partial void Go(MigrationContext db);");
        var code = project.Sources.Single(source => source.Name == "Typed.cs").Code;

        await project.Code("Typed.cs", code.Replace("(2, \"typed\")", "(2, \"typed\", CompatibleWith = 1)", StringComparison.Ordinal)).ExpectAsync(
            "Typed.cs(7,7): GW3018: A program of version 1 is said to work on the database still, but the column accounts.photo is gone; keep what that program needs, or take CompatibleWith away");
    }
}
