using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

/// <summary>A database and its key files, as the killed process leaves them.</summary>
internal sealed class KillProfile : IDisposable
{
    public const int Rows = 1000;

    private readonly TempFolder _folder = new();

    public KillProfile(string journalMode)
    {
        JournalMode = journalMode;
        Store = new KeyFileStore(Keys);
        Directory.CreateDirectory(_folder["temp"]);
    }

    public string JournalMode { get; }

    public string Folder => _folder.Path;

    public string Database => _folder["app.db"];

    public string Keys => _folder["keys"];

    /// <summary>A temporary folder of its own for the process, so that what it leaves there can be searched.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["TMPDIR"] = _folder["temp"],
        ["SQLITE_TMPDIR"] = _folder["temp"],
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    public KeyFileStore Store { get; }

    /// <summary>The same files in another folder: to be killed there, while this one is kept for the next.</summary>
    public KillProfile Copy()
    {
        var copy = new KillProfile(JournalMode);
        if (Directory.Exists(Keys))
            Directory.CreateDirectory(copy.Keys, File.GetUnixFileMode(Keys));
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file)));
        return copy;
    }

    public async Task CreateEncryptedAsync()
    {
        using var database = await EncryptedDatabase.OpenAsync(Database, Store);
        using (var connection = database.Open())
            TestDatabase.Fill(connection, JournalMode, Rows);
        (await EncryptedDatabase.OpenAsync(Database, Store)).Dispose();
    }

    /// <summary>The state after the kill: whole, and open to a key in the store, before any second try.</summary>
    public async Task AssertNothingLostAsync(string operation)
    {
        if (FileStates.Of(Database) == FileState.Plaintext)
        {
            Assert.Equal("encrypt", operation);
            using var plain = FileStates.Connect(Database, SqliteOpenMode.ReadWrite);
            TestDatabase.AssertWhole(plain, rows: Rows, migrated: false);
            return;
        }

        // Neither of these starts is the one that settles: the format is converted, and the key is taken over, by a call of its own.
        if (operation is "upgrade" or "import")
        {
            await AssertKeyIsKeptAsync();
            return;
        }

        using var database = await EncryptedDatabase.OpenAsync(Database, Store);
        using var connection = database.Open();
        TestDatabase.AssertWhole(connection, rows: Rows, migrated: operation == "migrate");
        if (operation == "rotate")
            AssertBackupOpens(database.Key);
    }

    /// <summary>The end: one key, which opens the database and every backup; nothing plain and no leftovers.</summary>
    public async Task AssertDoneAsync()
    {
        using var database = await EncryptedDatabase.OpenAsync(Database, Store);
        using (var connection = database.Open())
            TestDatabase.AssertWhole(connection, JournalMode, Rows, migrated: true);
        AssertBackupOpens(database.Key);
        Assert.Equal(["db%2Fapp%2Fcurrent.key"], Directory.EnumerateFiles(Keys).Select(Path.GetFileName));
        Assert.DoesNotContain(Directory.EnumerateFiles(Folder), file => file.EndsWith(".encrypting", StringComparison.Ordinal) || file.EndsWith(".partial", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(Keys, StringComparison.Ordinal)))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.False(text.Contains(TestDatabase.Marker, StringComparison.Ordinal), $"{file} holds plaintext");
            Assert.False(text.Contains(Convert.ToHexString(database.Key.Bytes), StringComparison.OrdinalIgnoreCase), $"{file} holds the key");
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The key store has the key, in whichever format the file is; or the key file of the former program still has it.</summary>
    private async Task AssertKeyIsKeptAsync()
    {
        using var ring = await new DatabaseKeys(Store, "app").FindCurrentAsync(default);
        if (ring.Current is not { } key)
        {
            Assert.True(File.Exists(Path.Combine(Folder, KeyedFile.LegacyFileName)));
            return;
        }

        using var database = new EncryptedDatabase(Database, key);
        using var readable = new EncryptedDatabase(Database, key) { CipherCompatibility = database.Opens() ? null : database.CompatibilityThatOpens() };
        using var connection = readable.Open();
        TestDatabase.AssertWhole(connection, rows: Rows);
    }

    private void AssertBackupOpens(DatabaseKey key)
    {
        foreach (var backup in BackupName.List(Database))
        {
            using var database = new EncryptedDatabase(backup.Path, key);
            using var connection = database.Open();
            TestDatabase.AssertWhole(connection, rows: Rows, migrated: false);
        }
    }
}
