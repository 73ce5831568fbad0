namespace Godwit.Generators.Tests;

/// <summary>Real builds. They cost seconds each, so each test tells a whole story.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly ConsumerProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task The_compiler_runs_when_a_script_comes_goes_changes_its_name_or_its_time_and_only_then()
    {
        _project.Write("Migrations/0001_a.sql", "CREATE TABLE a (id);");
        _project.Write("Migrations/0002_b.SQL", "CREATE TABLE b (id);");
        _project.Write("Migrations/0003_c/up.sql", "CREATE TABLE c (id);");
        await BuildsAsync(compiled: true, "1\ta", "2\tb", "3\tc");
        await BuildsAsync(compiled: false, "1\ta", "2\tb", "3\tc");

        File.Delete(_project.FullPath("Migrations/0003_c/up.sql"));
        await BuildsAsync(compiled: true, "1\ta", "2\tb");

        File.Move(_project.FullPath("Migrations/0002_b.SQL"), _project.FullPath("Migrations/0002_other.SQL"));
        await BuildsAsync(compiled: true, "1\ta", "2\tother");

        File.Move(_project.FullPath("Migrations/0002_other.SQL"), _project.FullPath("Migrations/0002_Other.SQL"));
        await BuildsAsync(compiled: true, "1\ta", "2\tOther");

        _project.Write("Migrations/0002_Other.SQL", "CREATE TABLE older (id);");
        File.SetLastWriteTimeUtc(_project.FullPath("Migrations/0002_Other.SQL"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await BuildsAsync(compiled: true, "1\ta", "2\tOther");
        await BuildsAsync(compiled: false, "1\ta", "2\tOther");

        _project.Write("Migrations/migrations.lock", "");
        await BuildsAsync(compiled: true, "1\ta", "2\tOther");
    }

    [Fact]
    public async Task Errors_break_the_build_at_their_place_and_say_what_to_do()
    {
        _project.Write("Migrations/0001_a.sql", "CREATE TABLE a (id);");
        _project.Write("Migrations/0001_b.sql", "CREATE TABLE b (id);");
        _project.Write("Migrations/0002_x.sql", "CREATE TABLE x (id);\n\nALTER FORM x ADD name;\n");
        _project.Write("Migrations/0004_c.sql", "-- two lines\n-- godwit: idempotant\nCREATE TABLE c (id);");
        _project.Write("Migrations/d.sql", "CREATE TABLE d (id);");
        await File.WriteAllBytesAsync(_project.FullPath("Migrations/0005_e.sql"), [.. "\nSELECT '"u8, 0xE9, .. "';"u8]);

        var build = await _project.BuildAsync();

        Assert.False(build.Succeeded, build.Text);
        Assert.Equal(
            string.Join('\n',
                "Migrations/0001_b.sql(1,1): error GW0001: Two migrations have version 1: 0001_a.sql and 0001_b.sql; rename the newer one to 0006_b.sql",
                "Migrations/0002_x.sql(3,7): error GW1001: near \"FORM\": syntax error",
                "Migrations/0004_c.sql(1,1): error GW0002: Version 3 is missing between 0002_x.sql and 0004_c.sql: rename 0004_c.sql to 0003_c.sql, or add what is missing",
                "Migrations/0004_c.sql(2,12): error GW0005: There is no directive 'idempotant'. There are: baseline, idempotent, no-transaction, erases-plaintext, shrinks <table>, compatible-with <version>, allow GWnnnn.",
                "Migrations/0005_e.sql(2,9): error GW0006: 0005_e.sql is not UTF-8 text: the bytes here mean nothing in UTF-8; save it as UTF-8",
                "Migrations/d.sql(1,1): error GW0003: 'd.sql' is not the name of a migration: it does not begin with a version. Name it <version>_<name>.sql, as 0001_create_accounts.sql, or move it out of the folder of the migrations."),
            string.Join('\n', build.Errors.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task An_embedded_script_is_read_from_the_program_and_a_file_in_obj_or_taken_out_is_no_script()
    {
        var project = await File.ReadAllTextAsync(_project.FullPath("App.csproj"));
        _project.Write("App.csproj", project.Replace("</PropertyGroup>", """
            </PropertyGroup>
              <ItemGroup>
                <EmbeddedResource Include="Migrations/0001_big.sql" LogicalName="big" />
                <AdditionalFiles Remove="Migrations/Drafts/**" />
              </ItemGroup>
            """, StringComparison.Ordinal));
        _project.Write("Migrations/0001_big.sql", "CREATE TABLE a (id);");
        _project.Write("Migrations/Drafts/x.sql", "not a migration");
        _project.Write("Migrations/.hidden/x.sql", "not a migration");
        _project.Write("obj/Migrations/x.sql", "not a migration");

        var build = await _project.BuildAsync();

        Assert.True(build.Succeeded, build.Text);
        Assert.Contains("resource=big\tsha256=", build.Registry, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_project.FullPath("obj"), "*.godwit.inputs", SearchOption.AllDirectories).SelectMany(File.ReadLines), line => line.Contains("x.sql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_generator_that_cannot_run_breaks_the_build()
    {
        var copy = _project.FullPath("alone/Godwit.Generators.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Godwit.Generators.dll"), copy);
        var lines = await File.ReadAllLinesAsync(_project.FullPath("App.csproj"));
        _project.Write("App.csproj", string.Join('\n', lines
            .Where(line => !line.Contains("Godwit.Sql.dll", StringComparison.Ordinal))
            .Select(line => line.Contains("<Analyzer", StringComparison.Ordinal) ? $"<Analyzer Include=\"{copy}\" />" : line)));
        _project.Write("Migrations/0001_a.sql", "CREATE TABLE a (id);");

        var build = await _project.BuildAsync(shared: false);

        Assert.False(build.Succeeded, build.Text);
        Assert.Contains("error CS878", build.Text, StringComparison.Ordinal);
    }

    private async Task BuildsAsync(bool compiled, params string[] steps)
    {
        var build = await _project.BuildAsync();

        Assert.True(build.Succeeded, build.Text);
        Assert.Equal(compiled, build.Compiled);
        Assert.Equal(steps, build.Registry.Split('\n').Where(line => line.Contains("\tv1:", StringComparison.Ordinal)).Select(line => string.Join('\t', line.Split('\t')[..2])));
    }

    [Fact]
    public async Task Severities_come_from_editorconfig_globalconfig_and_NoWarn()
    {
        _project.Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);GW3003</NoWarn></PropertyGroup></Project>");
        _project.Write(".editorconfig", "root = true\n[*.sql]\ngodwit_severity.GW3001 = error\ngodwit_severity.GW3004 = none\n");
        _project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.GW3002.severity = error\n");
        _project.Write("Migrations/1_schema.sql", "CREATE TABLE a (x); CREATE TABLE b (x, y);");
        _project.Write("Migrations/2_change.sql", "DROP TABLE a;\nALTER TABLE b DROP COLUMN y;\nDELETE FROM b;\nUPDATE b SET x = 1;\n");

        var output = await _project.BuildAsync();

        Assert.Equal(
            ["GW3001", "GW3002"],
            output.Errors.Select(error => error.Split(": error ")[1][..6]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("warning GW3003", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("warning GW3004", output.Text, StringComparison.Ordinal);
    }
}
