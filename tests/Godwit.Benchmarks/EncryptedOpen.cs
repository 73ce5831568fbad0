using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Data.Sqlite;

namespace Godwit.Benchmarks;

/// <summary>
/// A start on an encrypted database against the same on a plain one, both on the system's SQLCipher. Run it alone, with
/// <c>--filter '*EncryptedOpen*'</c>: a process has one SQLite. GODWIT_SQLCIPHER names another library. SQLCipher 3 itself, in
/// C, takes 3.5 times as long as a plain open (123 against 35 µs), SQLCipher 4 takes 1.4 times.
/// </summary>
[Config(typeof(InProcess))]
public class EncryptedOpen
{
    private readonly string _folder = Directory.CreateTempSubdirectory("godwit-bench-").FullName;
    private readonly InMemoryKeyStore _store = new();
    private EncryptedDatabase? _database;

    private string Plain => Path.Combine(_folder, "plain.db");

    private string Encrypted => Path.Combine(_folder, "app.db");

    [GlobalSetup]
    public async Task Create()
    {
        SystemSqlCipher.Use(Environment.GetEnvironmentVariable("GODWIT_SQLCIPHER"));
        _database = await EncryptedDatabase.OpenAsync(Encrypted, _store);
        using (var connection = _database.Open())
            Fill(connection);
        using (var connection = new SqliteConnection($"Data Source={Plain};Pooling=False"))
        {
            connection.Open();
            Fill(connection);
        }

        (await EncryptedDatabase.OpenAsync(Encrypted, _store)).Dispose();
    }

    [GlobalCleanup]
    public void DeleteFolder()
    {
        _database!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "open a plain file, read one row")]
    public long OpenPlain()
    {
        using var connection = new SqliteConnection($"Data Source={Plain};Pooling=False");
        connection.Open();
        return Read(connection);
    }

    [Benchmark(Description = "open with a raw key, read one row")]
    public long OpenEncrypted()
    {
        using var connection = _database!.Open();
        return Read(connection);
    }

    [Benchmark(Description = "key from the store, checked, then the same")]
    public async Task<long> Start()
    {
        using var database = await EncryptedDatabase.OpenAsync(Encrypted, _store);
        using var connection = database.Open();
        return Read(connection);
    }

    private static long Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM notes WHERE id = 7";
        return (long)command.ExecuteScalar()!;
    }

    private static void Fill(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes SELECT NULL, hex(randomblob(20)) FROM (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3), (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3)";
        command.ExecuteNonQuery();
    }

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
