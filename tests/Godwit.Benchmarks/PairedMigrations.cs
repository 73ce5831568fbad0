using System.Globalization;
using System.Text;
using Godwit.Tests;
using SQLitePCL;

namespace Godwit.Benchmarks;

/// <summary>
/// Large migrations, plain or under SQLCipher, against the same by raw calls on the same engine: 1,000,000 rows × 2
/// columns by one UPDATE, and a script of 100,000 statements. What Godwit does from its backup to its COMMIT is compared;
/// the whole run, with the backup and its check, is shown beside it.
/// </summary>
internal static class PairedMigrations
{
    private const string Update = "UPDATE tokens SET auth_data = upper(auth_data), refresh_token = upper(refresh_token);";
    private const int PartSize = 60_000;

    public static async Task RunAsync(bool isEncrypted)
    {
        var folder = Directory.CreateTempSubdirectory("godwit-bench-").FullName;
        try
        {
            using var bench = BenchDatabase.Create(Path.Combine(folder, "app.db"), isEncrypted);
            using (var connection = bench.Connections.Open())
            {
                connection.Execute("CREATE TABLE tokens(id INTEGER PRIMARY KEY, auth_data TEXT NOT NULL, refresh_token TEXT)");
                connection.Execute("""
                    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000000)
                    INSERT INTO tokens SELECT x, printf('access-token-of-account-%08d-0123456789abcdef', x), printf('refresh-token-%08d', x) FROM n
                    """);
                connection.Execute("CREATE TABLE log(id INTEGER PRIMARY KEY, name TEXT, value INTEGER)");
            }

            var cipher = isEncrypted ? "SQLCipher" : "plain";
            await CompareAsync(bench, $"One UPDATE of 1,000,000 rows × 2 columns, {cipher}", [Update]);
            await CompareAsync(bench, $"A script of 100,000 statements, {cipher}", Script());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(BenchDatabase bench, string what, string[] parts)
    {
        var path = bench.Connections.Path;
        var template = path + ".template";
        File.Copy(path, template, overwrite: true);
        var set = new TestSet().Script(1, "work", parts).Build();
        var whole = string.Concat(parts);
        Cost backedUp = default, committed = default;
        var options = new MigratorOptions
        {
            Boundary = name =>
            {
                if (name == "backup complete")
                    backedUp = Cost.Now;
                else if (name == "committed")
                    committed = Cost.Now;
            },
        };

        await new Paired(rounds: 5)
            .Way("sqlite3_exec in one transaction", ByHand, Reset)
            .Measured("Godwit, from the backup to COMMIT", async () =>
            {
                Reset();
                await new Migrator(set, options).MigrateAsync(bench.Database);
                return committed - backedUp;
            })
            .Way("Godwit, the whole run", () => new Migrator(set).MigrateAsync(bench.Database), Reset)
            .RunAsync(what);
        Reset();

        void Reset()
        {
            foreach (var backup in BackupName.List(path))
                File.Delete(backup.Path);
            File.Copy(template, path, overwrite: true);
        }

        Task ByHand()
        {
            using var connection = bench.Connections.Open();
            connection.Execute("BEGIN IMMEDIATE");
            if (raw.sqlite3_exec(connection.Db(), whole, null, null, out var error) != raw.SQLITE_OK)
                throw new InvalidOperationException(error);
            connection.Execute("COMMIT");
            return Task.CompletedTask;
        }
    }

    /// <summary>In parts of whole statements, as the generator emits them.</summary>
    private static string[] Script()
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 1; i <= 100_000; i++)
        {
            part.Append(CultureInfo.InvariantCulture, $"INSERT INTO log(name, value) VALUES ('entry number {i} of the script', {i * 7});\n");
            if (part.Length < PartSize && i < 100_000)
                continue;
            parts.Add(part.ToString());
            part.Clear();
        }

        return [.. parts];
    }
}
