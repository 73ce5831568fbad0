using Godwit.Tests;
using Microsoft.Data.Sqlite;

namespace Godwit.Benchmarks;

/// <summary>A backup of 300 MiB against a durable copy of the file, and against SQLite's backup API; plain, or under SQLCipher.</summary>
internal static class PairedBackups
{
    private const int Rows = 300 * 1024;

    public static async Task RunAsync(bool isEncrypted)
    {
        var folder = Directory.CreateTempSubdirectory("godwit-bench-").FullName;
        try
        {
            using var bench = BenchDatabase.Create(Path.Combine(folder, "app.db"), isEncrypted);
            using var source = bench.Connections.Open();
            source.Execute("CREATE TABLE t(id INTEGER PRIMARY KEY, x BLOB)");
            source.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) INSERT INTO t SELECT i, randomblob(970) FROM n", Rows);
            var copy = Path.Combine(folder, "copy");
            var reporter = new RunReporter(new MigratorOptions(), bench.Connections.Path);
            var migrator = new Migrator(TestSet.Of((1, "one", "CREATE TABLE one(x)")).Build());

            await new Paired(rounds: 7)
                .Way("File.Copy and fsync", () => Synced(() => File.Copy(bench.Connections.Path, copy)), Clear)
                .Way("the file through SQLite's handle, and fsync", () => Synced(() => Locked(source, () => FileCopy.TryRun(source, copy, isEncrypted, reporter, CancellationToken.None))), ClearAndCreate)
                .Way("SQLite's backup API, and fsync", () => Synced(() => CopyPages(bench.Connections, source, copy, reporter)), ClearAndCreate)
                .Way("BackUpAsync: locked, copied, checked, renamed", () => migrator.BackUpAsync(bench.Database), Clear)
                .RunAsync($"Backup of {new FileInfo(bench.Connections.Path).Length >> 20} MiB, {(isEncrypted ? "SQLCipher" : "plain")}");

            Task Synced(Action work)
            {
                work();
                DurableFiles.Sync(copy);
                return Task.CompletedTask;
            }

            void Clear()
            {
                foreach (var file in Directory.EnumerateFiles(folder).Where(file => file == copy || file.Contains(".backup_", StringComparison.Ordinal)))
                    File.Delete(file);
            }

            void ClearAndCreate()
            {
                Clear();
                File.WriteAllText(copy, "");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Locked(SqliteConnection source, Func<bool> work)
    {
        source.Execute("BEGIN IMMEDIATE");
        if (!work())
            throw new InvalidOperationException("The file was not copied.");
        source.Execute("ROLLBACK");
    }

    private static void CopyPages(Connections connections, SqliteConnection source, string copy, RunReporter reporter)
    {
        using var target = connections.Open(copy, SqliteOpenMode.ReadWrite, exclusive: true);
        target.Text("PRAGMA journal_mode = OFF");
        target.Execute("PRAGMA synchronous = OFF");
        PageCopy.Run(source, target, reporter, CancellationToken.None);
    }
}
