namespace Godwit.Generators.Tests;

public class GW1002Tests
{
    private const string Older = "write it in older SQL, or raise TargetSqlite";

    [Fact]
    public Task Each_new_feature_of_a_statement_is_named_once_with_its_version() => With("3.34")
        .File("Migrations/1_a.sql", "CREATE TABLE t (a INT, b INT) STRICT;\nALTER TABLE t DROP COLUMN a;\nUPDATE t SET b = b->'x' + (b -> 'y') RETURNING b;")
        .ExpectAsync(
            $"Migrations/1_a.sql(1,31): GW1002: STRICT came with SQLite 3.37, and AppDatabase has to run on 3.34; {Older}",
            $"Migrations/1_a.sql(2,1): GW1002: DROP COLUMN came with SQLite 3.35, and AppDatabase has to run on 3.34; {Older}",
            $"Migrations/1_a.sql(3,18): GW1002: The operators -> and ->> came with SQLite 3.38, and AppDatabase has to run on 3.34; {Older}",
            $"Migrations/1_a.sql(3,38): GW1002: RETURNING came with SQLite 3.35, and AppDatabase has to run on 3.34; {Older}");

    [Fact]
    public Task Down_scripts_count() => With("3.34.1")
        .File("Migrations/1_a.sql", "CREATE TABLE t (a INT, b INT);")
        .File("Migrations/1_a.down.sql", "ALTER TABLE t DROP COLUMN a;\nDROP TABLE t;")
        .ExpectAsync($"Migrations/1_a.down.sql(1,1): GW1002: DROP COLUMN came with SQLite 3.35, and AppDatabase has to run on 3.34.1; {Older}");

    [Fact]
    public Task The_version_that_brought_the_feature_will_do() => With("3.35")
        .File("Migrations/1_a.sql", "CREATE TABLE t (a INT, b INT);\nALTER TABLE t DROP COLUMN a;")
        .ExpectAsync();

    [Fact]
    public Task A_script_may_say_that_it_knows() => With("3.34")
        .File("Migrations/1_a.sql", "-- godwit: allow GW1002\nCREATE TABLE t (a INT) STRICT;")
        .ExpectAsync();

    [Fact]
    public Task Without_a_target_everything_is_allowed() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE t (a INT) STRICT;")
        .ExpectAsync();

    private static TestProject With(string target) =>
        TestProject.Empty().Code("Database.cs", $"[MigrationSet(TargetSqlite = \"{target}\")] public sealed partial class AppDatabase;");

    [Fact]
    public Task In_C_sharp() => TypedSqlProject
        .WithMembers("[Sql(\"UPDATE accounts SET name = '' WHERE id = 1 RETURNING id\")]\nprivate static partial long? Go(MigrationContext db);")
        .Code("Database.cs", "[MigrationSet(TargetSqlite = \"3.30\")] public sealed partial class AppDatabase;")
        .ExpectAsync("Typed.cs(5,50): GW1002: RETURNING came with SQLite 3.35, and AppDatabase has to run on 3.30; write it in older SQL, or raise TargetSqlite");
}
