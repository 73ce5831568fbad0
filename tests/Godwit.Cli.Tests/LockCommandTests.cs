using Godwit.Generators.Tests;
using Godwit.Sql.Locks;

namespace Godwit.Cli.Tests;

/// <summary>The command on a real project. Builds cost seconds each, so each test tells a whole story.</summary>
public sealed class LockCommandTests : IDisposable
{
    private const string Lock = "Migrations/migrations.lock";

    private readonly ConsumerProject _project = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _project.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Releases_are_added_changes_are_refused_and_accepted_ones_keep_their_former_checksum()
    {
        _project.Write("Migrations/0001_create_accounts.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY);");
        Assert.Equal(0, await RunAsync());
        Assert.Contains("+ 1 create_accounts", _output.ToString(), StringComparison.Ordinal);
        var first = Read().Find(1)!;

        _project.Write("Migrations/0002_add_name.sql", "ALTER TABLE accounts ADD COLUMN name TEXT;");
        Assert.Equal(0, await RunAsync());
        Assert.Equal(["create_accounts", "add_name"], Read().Entries.Select(entry => entry.Name));
        Assert.Equal(first.Checksum, Read().Find(1)!.Checksum);

        _project.Write("Migrations/0001_create_accounts.sql", "CREATE TABLE IF NOT EXISTS accounts (id INTEGER PRIMARY KEY);");
        var before = File.ReadAllText(_project.FullPath(Lock));
        Assert.Equal(1, await RunAsync());
        Assert.Contains("Version 1 (create_accounts) was changed after its release", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_project.FullPath(Lock)));

        Assert.Equal(0, await RunAsync("--accept", "1"));
        Assert.Equal(first.Checksum, Assert.Single(Read().Find(1)!.Former));
        Assert.NotEqual(first.Checksum, Read().Find(1)!.Checksum);
        Assert.Equal(["migrations.lock"], Directory.EnumerateFiles(_project.FullPath("Migrations"), "migrations.lock*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_cannot_be_built_or_read_is_said_and_nothing_is_written()
    {
        _project.Write("Migrations/0001_a.sql", "CREATE TABL a (id);");
        Assert.Equal(1, await RunAsync());
        Assert.Contains("0001_a.sql(1,8)", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_project.FullPath(Lock)));

        _project.Write("Migrations/0001_a.sql", "CREATE TABLE a (id);");
        _project.Write(Lock, "# released\n1 a\n");
        Assert.Equal(1, await RunAsync());
        Assert.Contains("migrations.lock(2): a line is '<version> <name> <checksum>'", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("# released\n1 a\n", File.ReadAllText(_project.FullPath(Lock)));
    }

    [Fact]
    public async Task A_folder_without_a_project()
    {
        var folder = Directory.CreateTempSubdirectory("godwit-cli-");
        Assert.Equal(1, await Commands.Root(_output, _error).Parse(["lock", "--project", folder.FullName]).InvokeAsync());
        Assert.Equal($"There is no project in {folder.FullName}; name it with --project.", _error.ToString().Trim());
        folder.Delete();
    }

    private LockFile Read() => LockFile.Parse(File.ReadAllText(_project.FullPath(Lock)));

    private Task<int> RunAsync(params string[] arguments) =>
        Commands.Root(_output, _error).Parse(["lock", "--project", _project.FullPath("App.csproj"), .. arguments]).InvokeAsync();
}
