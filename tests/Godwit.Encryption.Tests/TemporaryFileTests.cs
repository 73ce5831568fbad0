using Godwit.Tests;
using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

/// <summary>What SQLite puts aside while it works is not encrypted by every cipher; it stays in memory.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [SkippableFact]
    public async Task Copies_of_tables_sorting_and_VACUUM_put_no_plaintext_into_the_temporary_folder() =>
        Assert.Equal(0, (await LookAsync()).Marked);

    [Fact]
    public async Task Every_connection_keeps_them_in_memory_the_application_s_and_those_of_a_run()
    {
        using var test = await new TestDatabase().CreateAsync();
        using var database = await EncryptedDatabase.OpenAsync(test.File, test.Store);
        var seen = new List<long>();
        void Ask(SqliteConnection connection) => seen.Add(connection.Number("PRAGMA temp_store"));

        using (var connection = database.Open())
            Ask(connection);
        await new Migrator(TestSet.Of((1, "one", "CREATE TABLE one(x)")).Build(), new MigratorOptions { ConfigureConnection = Ask }).MigrateAsync(database);

        Assert.InRange(seen.Count, 3, 100);
        Assert.All(seen, value => Assert.Equal(2, value));
    }

    [SkippableFact]
    public async Task The_look_would_find_plaintext_that_is_there()
    {
        var (found, marked) = await LookAsync("PRAGMA temp_store = FILE");
        Assert.InRange(found, 1, int.MaxValue);
        Assert.InRange(marked, 1, found);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Found, int Marked)> LookAsync(params string[] pragmas)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "A temporary file without a name is looked at through /proc.");
        var temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SQLITE_TMPDIR"] = temporary };
        var counts = (await Host.RunAsync(environment, ["temporary-files", _folder["app.db"], TestDatabase.Marker, .. pragmas]))[0].Split(' ');
        return (int.Parse(counts[0]), int.Parse(counts[1]));
    }
}
