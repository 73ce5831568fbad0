using System.Globalization;
using Godwit.Tests;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit.Benchmarks;

/// <summary>
/// Sets of 10, 100 and 1000 small migrations, each a table and an index: the first start, against all of them in one
/// transaction by raw calls, and every later one, against opening the file and reading one pragma.
/// </summary>
internal static class PairedSmallMigrations
{
    private const int Starts = 200;

    public static async Task RunAsync()
    {
        Batteries_V2.Init();
        var folder = Directory.CreateTempSubdirectory("godwit-bench-").FullName;
        try
        {
            foreach (var count in (int[])[10, 100, 1000])
                await CompareAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{count}.db")), count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string path, int count)
    {
        string[] scripts = [.. Enumerable.Range(1, count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE t{i}(id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX i{i} ON t{i}(name);"))];
        var migrator = new Migrator(TestSet.Of([.. scripts.Select(static (sql, i) => (i + 1L, "small", sql))]).Build());

        await new Paired(rounds: 15)
            .Way("sqlite3_exec in one transaction", () => RunAll(path, scripts), () => Delete(path))
            .Way("Godwit", () => migrator.MigrateAsync(path), () => Delete(path))
            .RunAsync(string.Create(CultureInfo.InvariantCulture, $"{count} small migrations on a new file"));

        await migrator.MigrateAsync(path);
        await new Paired(rounds: 31)
            .Way("open and PRAGMA user_version", () => RepeatAsync(() => ReadVersion(path)))
            .Way("Godwit", () => RepeatAsync(() => migrator.MigrateAsync(path)))
            .RunAsync(string.Create(CultureInfo.InvariantCulture, $"Nothing to do, {count} migrations applied, {Starts} starts"));
    }

    private static Task RunAll(string path, string[] scripts)
    {
        using var connection = Open(path);
        raw.sqlite3_exec(connection.Handle!, "BEGIN");
        foreach (var script in scripts)
            raw.sqlite3_exec(connection.Handle!, script);
        raw.sqlite3_exec(connection.Handle!, "COMMIT");
        return Task.CompletedTask;
    }

    private static Task ReadVersion(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        command.ExecuteScalar();
        return Task.CompletedTask;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static async Task RepeatAsync(Func<Task> start)
    {
        for (var i = 0; i < Starts; i++)
            await start();
    }

    private static void Delete(string path)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
            File.Delete(file);
    }
}
