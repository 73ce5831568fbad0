using Godwit;
using Microsoft.Data.Sqlite;

namespace MagicAudit;

/// <summary>MagicAudit on one profile folder: takes the key over, opens and migrates the database, and rotates the key where asked.</summary>
internal sealed class Application(string profile, string release)
{
    private const string ApplicationId = "org.example.magic-audit";

    private readonly string _database = Path.Combine(profile, "mad.db");
    private readonly IKeyStore _store = OsKeyStore.Default(ApplicationId);

    /// <returns>The exit code.</returns>
    public async Task<int> StartAsync(bool rotate)
    {
        var import = await KeyStoreImport.RunAsync(_database, _store, new KeyStoreImportOptions { ApplicationName = "magic-audit", Release = release });
        if (Describe(import) is { } description)
            Console.WriteLine(description);
        if (rotate)
            await RotateAsync();
        using var database = await OpenAsync();
        using var connection = database.Open();
        Console.WriteLine(Summary(connection, database.KeyId));
        return 0;
    }

    private static string Summary(SqliteConnection connection, string keyId) =>
        $"{Count(connection, "transactions")} transactions and {Count(connection, "communications")} communications, under {keyId}; {Count(connection, "key_rotations")} rotations recorded.";

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private string? Describe(KeyStoreImportOutcome outcome) => outcome switch
    {
        KeyStoreImportOutcome.Imported => $"The key moved from db-key-store.json to {_store.Name}; the file is kept until the next release.",
        KeyStoreImportOutcome.Removed => "The key file that the former release kept was removed.",
        _ => null,
    };

    private async Task<EncryptedDatabase> OpenAsync()
    {
        var database = await EncryptedDatabase.OpenAsync(_database, _store);
        var report = await MagicAuditDatabase.MigrateAsync(database);
        if (report.Applied.Count > 0)
            Console.WriteLine($"Migrated to version {report.Applied[^1].Version}{(report.BackupPath is { } backup ? $"; the encrypted backup is {Path.GetFileName(backup)}" : "")}.");
        return database;
    }

    private async Task RotateAsync()
    {
        var report = await KeyRotation.RunAsync(_database, _store);
        using var database = await OpenAsync();
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO key_rotations(key_id, former_key_id) VALUES ($new, $former)";
        command.Parameters.AddWithValue("$new", report.KeyId);
        command.Parameters.AddWithValue("$former", report.FormerKeyId);
        command.ExecuteNonQuery();
        Console.WriteLine("The database and its backups have a new key.");
    }
}
