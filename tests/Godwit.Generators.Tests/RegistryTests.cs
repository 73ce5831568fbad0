using System.Text;

namespace Godwit.Generators.Tests;

/// <summary>What the compiled registry holds.</summary>
public class RegistryTests
{
    [Theory]
    [InlineData("SELECT '\"\"\"\"\"', '\\n', '{0}', '{{', '}';")]
    [InlineData("\"")]
    [InlineData("SELECT 'a\rb', 'c\u0085d\u2028e\u2029f', '\f\v\b\u0001\u007F';")]
    [InlineData("SELECT '😀 é \uFEFF \uE000';\n\n\n   \n")]
    [InlineData("   \t SELECT 1; \t \n  -- the end")]
    [InlineData("#if X\nSELECT 1;\n#endif")]
    public async Task A_text_arrives_byte_by_byte_and_ends_in_NUL(string text)
    {
        text = "-- godwit: allow GW1001\n" + text;
        var result = await TestProject.WithSet().File("Migrations/1_a.sql", text).BuildAsync();
        var registry = result.Load().Registry;

        Assert.Equal(Encoding.UTF8.GetBytes(text + "\0"), registry.Script(0, 0).ToArray());
    }

    [Fact]
    public async Task A_byte_order_mark_and_CRLF_are_gone()
    {
        var result = await TestProject.WithSet().File("Migrations/1_a.sql", "\uFEFFSELECT 'x\r\ny';\r\n").BuildAsync();

        Assert.Equal("SELECT 'x\ny';\n\0"u8.ToArray(), result.Load().Registry.Script(0, 0).ToArray());
    }

    [Fact]
    public async Task A_large_script_is_cut_between_statements_and_loses_nothing()
    {
        var statements = Enumerable.Range(0, 4000).Select(n => $"INSERT INTO a VALUES ({n}, 'é; not the end ééééééééééééééééééééé'); -- {n}\n");
        var text = "CREATE TABLE a (id, t);\n" + string.Concat(statements) + $"INSERT INTO a VALUES (0, '{new string('x', 100_000)}');\nSELECT 1";
        var result = await TestProject.WithSet().File("Migrations/1_a.sql", text).BuildAsync();

        var set = result.Load();
        var parts = Enumerable.Range(0, set.Steps[0].Parts).Select(part => Encoding.UTF8.GetString(set.Registry.Script(0, part))).ToList();

        Assert.True(parts.Count > 4);
        Assert.All(parts, part => Assert.EndsWith("\0", part, StringComparison.Ordinal));
        Assert.All(parts[..^1], part => Assert.EndsWith(";\0", part, StringComparison.Ordinal));
        Assert.Equal(2, parts.Count(part => Encoding.UTF8.GetByteCount(part) > 64 * 1024 + 1) + 1);
        Assert.Equal(text, string.Concat(parts.Select(part => part[..^1])));
    }

    [Fact]
    public async Task A_thousand_migrations_are_in_the_order_of_their_numbers()
    {
        var project = TestProject.WithSet();
        project = project with { Files = [.. Enumerable.Range(1, 1000).Reverse().Select(n => new TestFile($"{TestProject.Root}Migrations/{n}_step.sql", $"CREATE TABLE t{n} (id);"))] };
        var set = (await project.BuildAsync()).Load();

        Assert.Equal(Enumerable.Range(1, 1000).Select(n => (long)n), set.Steps.Select(step => step.Version));
        Assert.Equal(1000, set.Count);
        Assert.Equal(1000, set.LatestVersion);
        Assert.Equal("CREATE TABLE t777 (id);\0"u8.ToArray(), set.Registry.Script(776, 0).ToArray());
        Assert.Equal(1000, set.Steps.Select(step => step.Checksum).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Directives_and_guards_reach_the_step()
    {
        var set = (await TestProject.WithSet()
            .File("Migrations/0_a.sql", "-- godwit: baseline, idempotent, erases-plaintext, shrinks \"a:b\", shrinks c, compatible-with 0\nCREATE TABLE \"t:%1\" (id); SELECT 1; ALTER TABLE \"t:%1\" ADD COLUMN \"c\td\" TEXT;")
            .File("Migrations/1_b.sql", "-- godwit: baseline\nCREATE TABLE b (id); ALTER TABLE b ADD c;")
            .File("Migrations/2_c.sql", "-- godwit: no-transaction\nCREATE TABLE c (id);")
            .BuildAsync()).Load();

        var step = set.Steps[0];
        Assert.True(step is { IsBaseline: true, IsIdempotent: true, ErasesPlaintext: true, IsNoTransaction: false, CompatibleWith: 0 });
        Assert.Equal(["a:b", "c"], step.Shrinks);
        Assert.Equal([new ScriptGuard(0, "t:%1", null), new ScriptGuard(2, "t:%1", "c\td")], step.Guards);
        Assert.Equal([new ScriptGuard(0, "b", null)], set.Steps[1].Guards);
        Assert.True(set.Steps[2].IsNoTransaction);
        Assert.Empty(set.Steps[2].Guards);
    }

    [Fact]
    public async Task The_attribute_of_a_data_migration_says_what_directives_say_of_a_script()
    {
        var set = (await TestProject.WithSet()
            .DataMigration("0, \"fill\", ErasesPlaintext = true, Shrinks = new[] { \"a\\tb\", \"c\" }, CompatibleWith = 0")
            .BuildAsync()).Load();
        var silent = (await TestProject.WithSet().DataMigration("0, \"fill\", Shrinks = null!, CompatibleWith = -1").BuildAsync()).Load();

        Assert.True(set.Steps[0] is { IsDataMigration: true, ErasesPlaintext: true, IsResumable: false, CompatibleWith: 0 });
        Assert.Equal(["a\tb", "c"], set.Steps[0].Shrinks);
        Assert.True(silent.Steps[0] is { ErasesPlaintext: false, IsResumable: false, CompatibleWith: null, Shrinks.Count: 0 });
        Assert.Equal(silent.Steps[0].Checksum, set.Steps[0].Checksum);
    }

    [Fact]
    public async Task A_resumable_migration_says_so_to_the_step()
    {
        var set = (await TestProject.WithSet()
            .Code("Step.cs", "[DataMigration(1, \"fill\", Resumable = true)] class Fill : IDataMigration { public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) { foreach (var batch in db.InBatches(\"a\")) { } return default; } }")
            .BuildAsync()).Load();
        Assert.True(set.Steps[0].IsResumable);
    }

    [Theory]
    [InlineData("CREATE TABLE a (id);", null, 0)]
    [InlineData("CREATE TABLE a (id INT) STRICT;", null, 3037000)]
    [InlineData("CREATE TABLE a (id INT, b INT);", "ALTER TABLE a DROP COLUMN b; DROP TABLE a;", 3035000)]
    public async Task The_registry_says_which_SQLite_its_scripts_need(string script, string? down, int version)
    {
        var project = TestProject.WithSet().File("Migrations/1_a.sql", script).File("Migrations/2_b.sql", "SELECT 1;");
        var result = await (down is null ? project : project.File("Migrations/1_a.down.sql", down)).BuildAsync();

        Assert.Equal(version, result.Load().Registry.RequiredSqlite);
    }

    [Theory]
    [InlineData("UPDATE accounts SET name = '' WHERE id = 1", 0, false)]
    [InlineData("UPDATE accounts SET name = '' WHERE id = 1 RETURNING id", 3035000, false)]
    [InlineData("PRAGMA user_version = 3", 0, true)]
    public async Task What_data_migrations_declare_counts_as_well(string sql, int version, bool ownsUserVersion)
    {
        var result = await TypedSqlProject.WithMembers($"#pragma warning disable GW3016\n[Sql(\"{sql}\")]\nprivate static partial {(version > 0 ? "long?" : "void")} Go(MigrationContext db);").BuildAsync();

        Assert.Equal(version, result.Load().Registry.RequiredSqlite);
        Assert.Equal(ownsUserVersion, result.Load().Registry.OwnsUserVersion);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 3;", true)]
    [InlineData("PRAGMA main.\"User_Version\"(3);", true)]
    [InlineData("PRAGMA user_version;", false)]
    [InlineData("SELECT 'PRAGMA user_version = 3';", false)]
    public async Task A_script_that_sets_user_version_switches_the_fast_check_off(string script, bool owns) =>
        Assert.Equal(owns, (await TestProject.WithSet().File("Migrations/1_a.sql", "-- godwit: allow GW3016\n" + script).BuildAsync()).Load().Registry.OwnsUserVersion);

    [Fact]
    public async Task Comments_layout_and_line_ends_leave_the_checksum_as_it_was()
    {
        var one = (await TestProject.WithSet().File("Migrations/1_a.sql", "CREATE TABLE a(id);").BuildAsync()).Load();
        var other = (await TestProject.WithSet().File("Migrations/1_a.sql", "-- godwit: baseline\r\nCREATE  TABLE a (\r\n id\r\n);\r\n").BuildAsync()).Load();

        Assert.Equal(one.Steps[0].Checksum, other.Steps[0].Checksum);
        Assert.Equal(one.Registry.Fingerprint, other.Registry.Fingerprint);
    }

    [Fact]
    public async Task Several_sets_each_take_their_own_folder_and_classes()
    {
        var result = await TestProject.Empty()
            .Code("Sets.cs", """
                [MigrationSet] public sealed partial class Main;
                [MigrationSet("Migrations/Cache", HistoryTable = "cache_migrations")] public sealed partial class Cache;
                [DataMigration(2, "fill", Set = typeof(Cache))] public sealed class Fill : IDataMigration
                {
                    public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default;
                }
                """)
            .File("Migrations/1_main.sql", "CREATE TABLE a (id);")
            .File("Migrations/Cache/1_cache.sql", "CREATE TABLE b (id);")
            .File("Elsewhere/1_other.sql", "not read")
            .BuildAsync();

        Assert.Equal(["main"], result.Load("Main").Steps.Select(step => step.Name));
        Assert.Equal(["cache", "fill"], result.Load("Cache").Steps.Select(step => step.Name));
        Assert.Equal("cache_migrations", result.Load("Cache").HistoryTable);
    }

    [Fact]
    public async Task A_folder_per_migration_holds_up_down_or_migration()
    {
        var set = (await TestProject.WithSet()
            .File("Migrations/2026-01-31-093000_first/up.sql", "CREATE TABLE a (id);")
            .File("Migrations/2026-01-31-093000_first/down.sql", "DROP TABLE a;")
            .File("Migrations/20260201093000-second/migration.SQL", "CREATE TABLE b (id);")
            .BuildAsync()).Load();

        Assert.Equal([(20260131093000, "first", true), (20260201093000, "second", false)], set.Steps.Select(step => (step.Version, step.Name, step.HasDown)));
        Assert.Equal("DROP TABLE a;\0"u8.ToArray(), set.Registry.DownScript(0, 0).ToArray());
    }

    [Fact]
    public async Task A_linked_script_is_where_its_link_says()
    {
        var project = TestProject.WithSet();
        project = project with { Files = [new TestFile("/shared/1_a.sql", "CREATE TABLE a (id);")] };
        project = project with { Metadata = project.Metadata.Add(("/shared/1_a.sql", "Link"), "Migrations/1_a.sql") };

        Assert.Equal(["a"], (await project.BuildAsync()).Load().Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task A_folder_outside_the_project_can_be_named()
    {
        var project = TestProject.Empty().Code("Set.cs", "[MigrationSet(\"../shared\")] public sealed partial class AppDatabase;");
        project = project with { Files = [new TestFile("/shared/1_a.sql", "CREATE TABLE a (id);")] };

        Assert.Equal(["a"], (await project.BuildAsync()).Load().Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task A_project_without_a_set_has_no_findings_and_reads_no_file()
    {
        var project = TestProject.Empty().Code("Program.cs", "public class Program;").File("Migrations/nonsense.sql", "???").File("a.sql", null);

        var result = await project.BuildAsync();

        Assert.Empty(result.Findings);
        Assert.Empty(result.Sources);
        Assert.All(project.Files, file => Assert.Equal(0, file.Reads));
    }

    [Fact]
    public async Task Only_files_in_the_folder_of_a_set_are_read()
    {
        var project = TestProject.WithSet().File("Migrations/1_a.sql", "SELECT 1;").File("Seeds/x.sql", "").File("MigrationsOld/x.sql", "");

        Assert.Empty((await project.BuildAsync()).Findings);
        Assert.Equal([1, 0, 0], project.Files.Select(file => file.Reads));
    }

    [Fact]
    public async Task Two_sets_may_share_a_folder()
    {
        var result = await TestProject.WithSet()
            .Code("Other.cs", "[MigrationSet(HistoryTable = \"other\")] public sealed partial class Other;")
            .File("Migrations/1_a.sql", "CREATE TABLE a (id);")
            .BuildAsync();

        Assert.Equal(result.Load().Steps[0].Checksum, result.Load("Other").Steps[0].Checksum);
    }

    [Fact]
    public async Task A_linked_script_with_the_name_of_another_is_a_duplicate()
    {
        var project = TestProject.WithSet().File("Migrations/1_a.sql", "CREATE TABLE a (id);");
        project = project with { Files = project.Files.Add(new TestFile("/shared/1_a.sql", "CREATE TABLE b (id);")) };
        project = project with { Metadata = project.Metadata.Add(("/shared/1_a.sql", "Link"), "Migrations/1_a.sql") };

        await project.ExpectAsync("/shared/1_a.sql(1,1): GW0001: Two migrations have version 1: 1_a.sql and 1_a.sql; rename the newer one to 2_a.sql");
    }

    [Fact]
    public async Task An_attribute_that_is_there_twice_is_left_to_the_compiler() => await TestProject.WithSet()
        .Code("Again.cs", "[MigrationSet(\"Other\")] partial class AppDatabase;")
        .Code("Step1.cs", "[DataMigration(1, \"a\")] partial class Step : IDataMigration { public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default; }")
        .Code("Step2.cs", "[DataMigration(1, \"a\")] partial class Step;")
        .ExpectAsync("Again.cs(1,2): CS0579: Duplicate 'MigrationSet' attribute", "Step2.cs(1,2): CS0579: Duplicate 'DataMigration' attribute");
}
