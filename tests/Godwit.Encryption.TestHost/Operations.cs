using System.Diagnostics;
using System.Runtime.InteropServices;
using Godwit.Tests;

namespace Godwit.Encryption.TestHost;

/// <summary>What is killed, and what is searched for keys. Prints what it logs, and at its end how many microseconds it took.</summary>
internal static partial class Operations
{
    /// <summary>The migrations that <c>migrate</c> applies.</summary>
    public static MigrationSet Migrations { get; } = TestSet.Of(
        (1, "labels", "CREATE TABLE labels(id INTEGER PRIMARY KEY, label TEXT NOT NULL);"),
        (2, "fill", "INSERT INTO labels(label) SELECT text FROM notes; CREATE INDEX labels_label ON labels(label);"),
        (3, "more", "ALTER TABLE labels ADD COLUMN size INTEGER; UPDATE labels SET size = length(label);")).Build();

    public static async Task<int> RunAsync(string operation, string database, string keys, KillSwitch kill)
    {
        // Nobody's umask makes a file private here.
        _ = SetFileModeMask(0);
        var store = Store(keys);
        var watch = Stopwatch.StartNew();
        kill.Start();
        await (operation switch
        {
            "rotate" => KeyRotation.RunAsync(database, store, progress: kill),
            "encrypt" => DatabaseEncryptor.EncryptAsync(database, store, progress: kill),
            "upgrade" => DatabaseEncryptor.UpgradeAsync(database, store, progress: kill),
            "import" => KeyStoreImport.RunAsync(database, store, new KeyStoreImportOptions { ApplicationName = "magic-audit", Release = "2.0.0", Progress = kill }),
            "open" => OpenAsync(database, store),
            _ => WithMigratorAsync(operation, database, store, kill),
        });
        Console.WriteLine((long)watch.Elapsed.TotalMicroseconds);
        return 0;
    }

    /// <summary>Runs, holds a connection until a line comes, and lets everything go; then its memory can be searched.</summary>
    public static async Task<int> HoldAsync(string operation, string database, string keys)
    {
        await RunAsync(operation, database, keys, KillSwitch.At("never"));
        await HoldConnectionAsync(database, Store(keys));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.WriteLine("released");
        Console.ReadLine();
        return 0;
    }

    private static async Task HoldConnectionAsync(string path, IKeyStore store)
    {
        using var database = await EncryptedDatabase.OpenAsync(path, store);
        using var connection = database.Open();
        connection.Number("SELECT count(*) FROM sqlite_master");
        Console.WriteLine("holding");
        Console.ReadLine();
    }

    private static IKeyStore Store(string keys) => keys.StartsWith("os:", StringComparison.Ordinal) ? OsKeyStore.Default(keys[3..]) : new KeyFileStore(keys);

    private static async Task OpenAsync(string path, IKeyStore store)
    {
        using var database = await EncryptedDatabase.OpenAsync(path, store);
        using var connection = database.Open();
        connection.Execute("CREATE TABLE IF NOT EXISTS starts(id INTEGER PRIMARY KEY)");
        connection.Execute("INSERT INTO starts DEFAULT VALUES");
        Console.WriteLine($"{database.KeyId} {connection.Number("SELECT count(*) FROM starts")}");
    }

    private static async Task WithMigratorAsync(string operation, string path, IKeyStore store, KillSwitch kill)
    {
        using var database = await EncryptedDatabase.OpenAsync(path, store);
        var options = new MigratorOptions { Boundary = kill.Reach, Logger = new ConsoleLog() };
        var migrator = new Migrator(Migrations, options);
        switch (operation)
        {
            case "migrate":
                await migrator.MigrateAsync(database);
                break;
            case "rehearse":
                await migrator.RehearseAsync(database);
                break;
            case "backup":
                await migrator.BackUpAsync(database);
                break;
            case "restore":
                await migrator.RestoreAsync(database, (await migrator.BackUpAsync(database)).Path);
                break;
            case "export":
                DatabaseEncryptor.ExportPlaintext(database, path + ".export");
                break;
            case "fail":
                await FailAsync(database, options);
                break;
            default:
                throw new InvalidOperationException($"Unknown operation: {operation}");
        }
    }

    /// <summary>A row that a constraint refuses: its value is the user's, and is not to be repeated.</summary>
    private static async Task FailAsync(EncryptedDatabase database, MigratorOptions options)
    {
        var set = TestSet.Of((1, "unique", "CREATE TABLE labels(label TEXT UNIQUE); INSERT INTO labels SELECT text FROM notes; INSERT INTO labels SELECT text FROM notes;")).Build();
        try
        {
            await new Migrator(set, options).MigrateAsync(database);
        }
        catch (MigrationFailedException error)
        {
            Console.WriteLine($"{error} {error.UserMessage} {error.Advice}");
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetFileModeMask(uint mask);
}
