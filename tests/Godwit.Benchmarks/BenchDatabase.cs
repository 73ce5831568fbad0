using SQLitePCL;

namespace Godwit.Benchmarks;

/// <summary>A new database of a benchmark, plain or under SQLCipher; a process has one SQLite, so all of a process are the same.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private BenchDatabase(Database database)
    {
        Database = database;
        Connections = new Connections(database, new MigratorOptions(), database.Path);
    }

    public Database Database { get; }

    public Connections Connections { get; }

    public static BenchDatabase Create(string path, bool isEncrypted)
    {
        if (!isEncrypted)
        {
            Batteries_V2.Init();
            return new(path);
        }

        SystemSqlCipher.Use(Environment.GetEnvironmentVariable("GODWIT_SQLCIPHER"));
        using var key = DatabaseKey.Generate();
        return new(new EncryptedDatabase(path, key));
    }

    public void Dispose() => (Database as IDisposable)?.Dispose();
}
