using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OpenChime;

namespace Godwit.Benchmarks;

/// <summary>
/// The table "Performance Testing" of the requirements: an OpenChime database with N accounts from an older release to
/// version 3, against the same work written by hand, without and with a durable backup.
/// </summary>
[Config(typeof(FreshCopies))]
public class AccountMigration
{
    private readonly string _folder = Directory.CreateTempSubdirectory("godwit-bench-").FullName;
    private readonly InMemoryKeyStore _keys = new();
    private readonly ServiceProvider _services;

    public AccountMigration() => _services = new ServiceCollection().AddSingleton<IKeyStore>(_keys).BuildServiceProvider();

    [Params(1, 10, 50, 100)]
    public int Accounts { get; set; }

    private string Template => Path.Combine(_folder, "template.db");
    private string Database => Path.Combine(_folder, "openchime.db");

    [GlobalSetup]
    public void CreateTemplate() => LegacyDatabase.Create(Template, Accounts);

    [IterationSetup]
    public void CopyTemplate()
    {
        foreach (var file in Directory.GetFiles(_folder, "openchime.db*"))
            File.Delete(file);
        File.Copy(Template, Database);
        File.Copy(Template + "-wal", Database + "-wal");
    }

    [GlobalCleanup]
    public void DeleteFolder()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "by hand, no backup")]
    public async Task ByHand()
    {
        using var connection = Open(Database);
        await HandWrittenMigration.RunAsync(connection, _keys);
    }

    [Benchmark(Description = "by hand, backup and fsync")]
    public async Task ByHandWithBackup()
    {
        using var connection = Open(Database);
        var backupPath = Database + ".backup";
        using (var backup = Open(backupPath))
            connection.BackupDatabase(backup);
        using (var file = new FileStream(backupPath, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        await HandWrittenMigration.RunAsync(connection, _keys);
    }

    [Benchmark(Description = "Godwit")]
    public async Task<MigrationReport> Godwit() =>
        await OpenChimeDatabase.MigrateAsync(Database, new MigratorOptions { Services = _services });

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
