using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OpenChime;

namespace Godwit.Benchmarks;

/// <summary>Every start after the migration, against opening the file and reading one pragma.</summary>
[Config(typeof(InProcess))]
public class NothingToDo
{
    private readonly string _folder = Directory.CreateTempSubdirectory("godwit-bench-").FullName;

    private string Database => Path.Combine(_folder, "openchime.db");

    [GlobalSetup]
    public async Task MigrateOnce()
    {
        LegacyDatabase.Create(Database, accounts: 50);
        await using var services = new ServiceCollection().AddSingleton<IKeyStore>(new InMemoryKeyStore()).BuildServiceProvider();
        await OpenChimeDatabase.MigrateAsync(Database, new MigratorOptions { Services = services });
    }

    [GlobalCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true, Description = "open and PRAGMA user_version")]
    public object? OpenAndPragma()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return command.ExecuteScalar();
    }

    [Benchmark(Description = "Godwit")]
    public async Task<MigrationReport> Godwit() => await OpenChimeDatabase.MigrateAsync(Database);

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
