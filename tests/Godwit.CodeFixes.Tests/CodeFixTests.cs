using Godwit.Generators.Tests;
using Godwit.Sql.Locks;
using Godwit.Sql.Scripts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Godwit.CodeFixes.Tests;

/// <summary>Each fix against the finding of the real rule: afterwards the rule is silent.</summary>
public class CodeFixTests
{
    private const string Lock = "Migrations/migrations.lock";

    private static readonly string One = ScriptChecksum.Compute("SELECT 1;");

    private static readonly TestProject Project = TestProject.WithSet().File("Migrations/1_a.sql", "SELECT 1;").File("Migrations/2_b.sql", "SELECT 2;");

    [Fact]
    public async Task A_migration_is_added_to_the_lock_file()
    {
        var texts = await FixAsync(Project.File(Lock, $"# ours\n1 a {One}"), new LockFileFix(), "GW3031", "Add the migration to migrations.lock");

        Assert.Equal($"# ours\n1 a {One}\n2 b {ScriptChecksum.Compute("SELECT 2;")}\n", texts[Lock]);
    }

    [Fact]
    public async Task A_change_is_accepted_and_its_former_checksum_kept()
    {
        var texts = await FixAsync(Project.File(Lock, $"1 a v1:00\r\n2 b {ScriptChecksum.Compute("SELECT 2;")}\r\n"), new LockFileFix(), "GW0020", "Accept the change in migrations.lock");

        Assert.Equal($"1 a {One} was v1:00\r\n2 b {ScriptChecksum.Compute("SELECT 2;")}\r\n", texts[Lock]);
    }

    [Fact]
    public async Task A_lock_file_is_written()
    {
        var texts = await FixAsync(Project.Property("Optimize", "true"), new LockFileFix(), "GW3030", "Write migrations.lock");

        Assert.Equal(["a", "b"], LockFile.Parse(texts[Lock]).Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task A_script_gets_the_version_behind_the_last()
    {
        var project = TestProject.WithSet().File("Migrations/0001_a.sql", "SELECT 1;").File("Migrations/0002_b.sql", "SELECT 2;").File("Migrations/0002_c.sql", "SELECT 3;");

        var texts = await FixAsync(project, new RenumberFix(), "GW0001", "Rename to 0003_c.sql");

        Assert.Equal("SELECT 3;", texts["Migrations/0003_c.sql"]);
        Assert.DoesNotContain("Migrations/0002_c.sql", texts.Keys);
    }

    [Fact]
    public async Task A_backup_table_becomes_temporary()
    {
        var project = TestProject.Changing("CREATE TABLE users (id);", "-- copy\r\nCREATE TABLE /* of */ main._backup_users AS SELECT * FROM users;\r\nDROP TABLE _backup_users;\r\n");

        var texts = await FixAsync(project, new SqlTextFix(), "GW3009", "Make it a temporary table");

        Assert.Equal("-- copy\r\nCREATE TEMP TABLE /* of */ _backup_users AS SELECT * FROM users;\r\nDROP TABLE _backup_users;\r\n", texts["Migrations/2_change.sql"]);
    }

    [Fact]
    public async Task A_text_gets_single_quotes()
    {
        var project = TestProject.Changing("CREATE TABLE users (name);", "SELECT 1;\r\nUPDATE users SET name = \"it's \"\"me\"\"\" WHERE true;");

        var texts = await FixAsync(project, new SqlTextFix(), "GW2007", "Write 'it''s \"me\"'");

        Assert.Equal("SELECT 1;\r\nUPDATE users SET name = 'it''s \"me\"' WHERE true;", texts["Migrations/2_change.sql"]);
    }

    [Fact]
    public async Task A_set_becomes_partial()
    {
        var project = TestProject.Empty().Code("Shop.cs", "[MigrationSet] public class Shop { }").File("Migrations/1_a.sql", "SELECT 1;");

        var texts = await FixAsync(project, new ClassFix(), "GW0011", "Make it a partial class");

        Assert.Equal("[MigrationSet] public partial class Shop { }", texts["Shop.cs"]);
    }

    [Fact]
    public async Task A_static_set_becomes_sealed()
    {
        var project = TestProject.Empty().Code("Shop.cs", "[MigrationSet] public static partial class Shop;").File("Migrations/1_a.sql", "SELECT 1;");

        var texts = await FixAsync(project, new ClassFix(), "GW0011", "Make it a partial class");

        Assert.Equal("[MigrationSet] public sealed partial class Shop;", texts["Shop.cs"]);
    }

    [Fact]
    public async Task A_class_becomes_a_data_migration()
    {
        var texts = await FixAsync(Project.Code("Fill.cs", "[DataMigration(3, \"fill\")]\npublic class Fill;\n"), new ClassFix(), "GW0012", "Make it a data migration");

        Assert.Contains("public class Fill : Godwit.IDataMigration", texts["Fill.cs"], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, string>> FixAsync(TestProject project, CodeFixProvider provider, string rule, string title)
    {
        using var workspace = new FixedProject(project);
        var texts = await workspace.FixAsync(provider, rule, title);
        var left = (await workspace.BuildAsync(texts)).Diagnostics.Where(diagnostic => diagnostic.Id == rule || diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(left);
        return texts;
    }
}
