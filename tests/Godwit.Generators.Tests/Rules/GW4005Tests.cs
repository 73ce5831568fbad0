namespace Godwit.Generators.Tests;

public class GW4005Tests
{
    [Theory]
    [InlineData("SELECT nam FROM accounts", "nam ", "no such column: nam; did you mean name?")]
    [InlineData("SELECT name FROM acounts", "acounts", "no such table: acounts; did you mean accounts?")]
    public Task Names_that_the_schema_does_not_have(string sql, string place, string message) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"{sql}\")]\nprivate static partial IEnumerable<string> Go(MigrationContext db);",
        (place, "GW4005: " + message));

    [Fact]
    public async Task The_schema_is_the_one_just_before_the_version()
    {
        var project = TypedSqlProject.WithMembers("[Sql(\"SELECT token FROM accounts\")]\nprivate static partial IEnumerable<string?> Go(MigrationContext db);")
            .File("Migrations/3_b.sql", "ALTER TABLE accounts RENAME COLUMN auth_data TO token;");

        await project.ExpectAsync("Typed.cs(5,14): GW4005: no such column: token; there are id, name, auth_data, balance, photo, any_thing, created_at");
        await TypedSqlProject.WithMembers("[Sql(\"SELECT token FROM accounts\")]\nprivate static partial IEnumerable<string?> Go(MigrationContext db);", version: 3)
            .File("Migrations/2_b.sql", "ALTER TABLE accounts RENAME COLUMN auth_data TO token;")
            .ExpectAsync();
    }

    [Fact]
    public Task Schema_changes_of_methods_above_count() => TypedSqlProject.ExpectAsync(
        """
        [Sql("SELECT total FROM summary")]
        private static partial IEnumerable<long> Early(MigrationContext db);
        public void Run(MigrationContext db) => Create(db);
        [Sql("CREATE TABLE summary (total INTEGER NOT NULL)")]
        private static partial void Create(MigrationContext db);
        [Sql("SELECT total FROM summary")]
        private static partial IEnumerable<long> Late(MigrationContext db);
        """,
        ("summary", "GW4005: no such table: summary; create it first, in an earlier migration or by an [Sql] method above this one"));

    [Fact]
    public Task A_data_migration_sees_what_another_one_before_it_has_made() => TypedSqlProject
        .WithMembers("[Sql(\"SELECT total FROM summary\")]\nprivate static partial IEnumerable<long> Go(MigrationContext db);", version: 3)
        .Code("Other.cs", """
            [DataMigration(2, "other")]
            public sealed partial class Other : IDataMigration
            {
                public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) { Create(db); return default; }
                [Sql("CREATE TABLE summary (total INTEGER NOT NULL)")] private static partial void Create(MigrationContext db);
            }
            """)
        .ExpectAsync();

    [Fact]
    public Task A_function_of_the_class_is_known_with_its_number_of_arguments() => TypedSqlProject.ExpectAsync(
        """
        [SqlFunction] private static string Seal(string text) => text;
        [Sql("UPDATE accounts SET name = SEAL(name)")]
        private static partial int Good(MigrationContext db);
        [Sql("UPDATE accounts SET name = seal(name, 1)")]
        private static partial int Bad(MigrationContext db);
        """,
        ("seal(", "GW4005: wrong number of arguments to function seal(): its method has 1 parameters"));

    [Fact]
    public Task What_the_program_may_register_is_a_warning_and_the_body_is_made() => TypedSqlProject.ExpectAsync(
        """
        [Sql("UPDATE accounts SET name = of_the_program(name) WHERE id = 1")]
        private static partial int Function(MigrationContext db);
        [Sql("SELECT name FROM accounts ORDER BY name COLLATE german")]
        private static partial IEnumerable<string> Collation(MigrationContext db);
        """,
        ("of_the_program", "GW2013: no such function: of_the_program; write a method of that name with [SqlFunction], or register the function in MigratorOptions.ConfigureConnection"),
        ("german", "GW2014: no such collation sequence: german; the program has to register it in MigratorOptions.ConfigureConnection"));

    [Fact]
    public Task A_change_that_the_schema_refuses() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Create(db);\n[Sql(\"CREATE TABLE accounts (id)\")]\nprivate static partial void Create(MigrationContext db);",
        ("accounts", "GW4005: table accounts already exists; give it another name, or drop the other first"));
}
