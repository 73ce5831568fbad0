using System.Diagnostics;
using Godwit.Tests;

namespace Godwit.Encryption.TestHost;

/// <summary>What is killed. Prints at its end how many microseconds it took.</summary>
internal static class Operations
{
    /// <summary>The migrations that <c>migrate</c> applies.</summary>
    public static MigrationSet Migrations { get; } = TestSet.Of(
        (1, "labels", "CREATE TABLE labels(id INTEGER PRIMARY KEY, label TEXT NOT NULL);"),
        (2, "fill", "INSERT INTO labels(label) SELECT text FROM notes; CREATE INDEX labels_label ON labels(label);"),
        (3, "more", "ALTER TABLE labels ADD COLUMN size INTEGER; UPDATE labels SET size = length(label);")).Build();

    public static async Task<int> RunAsync(string operation, string database, string keys, KillSwitch kill)
    {
        IKeyStore store = keys.StartsWith("os:", StringComparison.Ordinal) ? OsKeyStore.Default(keys[3..]) : new KeyFileStore(keys);
        var watch = Stopwatch.StartNew();
        kill.Start();
        await (operation switch
        {
            "rotate" => KeyRotation.RunAsync(database, store, progress: kill),
            "encrypt" => DatabaseEncryptor.EncryptAsync(database, store, progress: kill),
            "upgrade" => DatabaseEncryptor.UpgradeAsync(database, store, progress: kill),
            "import" => KeyStoreImport.RunAsync(database, store, new KeyStoreImportOptions { ApplicationName = "magic-audit", Release = "2.0.0", Progress = kill }),
            "open" => OpenAsync(database, store),
            "migrate" => MigrateAsync(database, store, kill),
            _ => throw new InvalidOperationException($"Unknown operation: {operation}"),
        });
        Console.WriteLine((long)watch.Elapsed.TotalMicroseconds);
        return 0;
    }

    private static async Task OpenAsync(string path, IKeyStore store)
    {
        using var database = await EncryptedDatabase.OpenAsync(path, store);
        using var connection = database.Open();
        connection.Execute("CREATE TABLE IF NOT EXISTS starts(id INTEGER PRIMARY KEY)");
        connection.Execute("INSERT INTO starts DEFAULT VALUES");
        Console.WriteLine($"{database.KeyId} {connection.Number("SELECT count(*) FROM starts")}");
    }

    private static async Task MigrateAsync(string path, IKeyStore store, KillSwitch kill)
    {
        using var database = await EncryptedDatabase.OpenAsync(path, store);
        await new Migrator(Migrations, new MigratorOptions { Boundary = kill.Reach }).MigrateAsync(database);
    }
}
