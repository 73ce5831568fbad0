using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

/// <summary>A database and its key files, as the killed process leaves them.</summary>
internal sealed class KillProfile : IDisposable
{
    public const int Rows = 1000;

    private static readonly byte[] Marker = Encoding.ASCII.GetBytes(TestDatabase.Marker);

    private readonly TempFolder _folder = new();

    public KillProfile(string journalMode)
    {
        JournalMode = journalMode;
        Store = new KeyFileStore(Keys);
        Directory.CreateDirectory(Temp);
    }

    public string JournalMode { get; }

    public string Folder => _folder.Path;

    public string Database => _folder["app.db"];

    public string Keys => _folder["keys"];

    public string Temp => _folder["temp"];

    /// <summary>A temporary folder of its own for the process, so that what it leaves there can be searched.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["TMPDIR"] = Temp,
        ["SQLITE_TMPDIR"] = Temp,
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    public KeyFileStore Store { get; }

    /// <summary>What was there before an encryption in place, and is plain until it is replaced.</summary>
    public IReadOnlyList<string> Originals => [Database, Database + "-wal", .. BackupName.List(Database).Select(backup => backup.Path)];

    /// <summary>The files of the profile, the keys and what lies in the temporary folder included.</summary>
    private IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories);

    /// <summary>The files as an operation finds them, private as the first release left them.</summary>
    public static async Task<KillProfile> ForAsync(string operation, string journalMode)
    {
        var profile = new KillProfile(journalMode);
        await profile.PrepareAsync(operation);
        foreach (var file in profile.Files)
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return profile;
    }

    /// <summary>The same files in another folder: to be killed there, while this one is kept for the next.</summary>
    public KillProfile Copy()
    {
        var copy = new KillProfile(JournalMode);
        if (Directory.Exists(Keys))
            Directory.CreateDirectory(copy.Keys, File.GetUnixFileMode(Keys));
        foreach (var file in Files)
            File.Copy(file, Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file)));
        return copy;
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

    /// <summary>Runs an operation in a process of its own, to its end or to the kill; and what it said.</summary>
    public async Task<(bool Killed, string[] Lines)> RunAsync(string operation, string moment)
    {
        using var process = Host.Start(Environment, "run", operation, Database, Keys, moment);
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or 137, $"exit {process.ExitCode}: {await errors}");
        return (process.ExitCode == 137, lines);
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
        await AssertNothingToldAsync("", []);
    }

    /// <summary>
    /// Neither a file nor what was said holds a key or a row; and every file and folder is its owner's alone, though the
    /// process had no umask. Only what is still plain is, and what somebody asked for.
    /// </summary>
    public async Task AssertNothingToldAsync(string said, IReadOnlyList<string> plain)
    {
        var secrets = await SecretsAsync();
        AssertFree("what was said", Encoding.UTF8.GetBytes(said), [.. secrets, Marker]);
        foreach (var file in Files)
        {
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
            if (!file.StartsWith(Keys, StringComparison.Ordinal))
                AssertFree(file, await File.ReadAllBytesAsync(file), plain.Contains(file) ? secrets : [.. secrets, Marker]);
        }

        foreach (var folder in Directory.EnumerateDirectories(Folder).Where(folder => folder != Temp))
            Assert.Equal((folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute), (folder, File.GetUnixFileMode(folder)));
    }

    /// <summary>Every form in which a key could lie somewhere: its bytes, and its digits in either case and width.</summary>
    public static IEnumerable<byte[]> Forms(DatabaseKey key)
    {
        var (lower, upper) = (Convert.ToHexStringLower(key.Bytes), Convert.ToHexString(key.Bytes));
        return [key.Bytes.ToArray(), Encoding.ASCII.GetBytes(lower), Encoding.ASCII.GetBytes(upper), Encoding.Unicode.GetBytes(lower), Encoding.Unicode.GetBytes(upper)];
    }

    /// <summary>The forms of all keys of the store.</summary>
    public async Task<IReadOnlyList<byte[]>> SecretsAsync()
    {
        var keys = new DatabaseKeys(Store, "app");
        using var ring = await keys.FindCurrentAsync(default);
        using var pending = await keys.FindPendingAsync(default);
        return [.. ring.Former.Prepend(ring.Current).Append(pending).OfType<DatabaseKey>().SelectMany(Forms)];
    }

    public void Dispose() => _folder.Dispose();

    private async Task PrepareAsync(string operation)
    {
        switch (operation)
        {
            case "encrypt":
                using (var connection = FileStates.Connect(Database, SqliteOpenMode.ReadWriteCreate))
                    TestDatabase.Fill(connection, JournalMode, Rows);
                break;
            case "upgrade":
                using (var key = DatabaseKey.Generate())
                {
                    await new DatabaseKeys(Store, "app").StoreCurrentAsync(key, KeyRing.Empty, default);
                    Fill(new EncryptedDatabase(Database, key) { CipherCompatibility = SqlCipherLibrary.Major == 3 ? 1 : 3 });
                }

                break;
            case "import":
                using (var key = DatabaseKey.Generate())
                {
                    Fill(new EncryptedDatabase(Database, key));
                    LegacyProfile.Write(Folder, key);
                }

                break;
            default:
                Fill(await EncryptedDatabase.OpenAsync(Database, Store));
                (await EncryptedDatabase.OpenAsync(Database, Store)).Dispose();
                break;
        }

        if (operation is "rotate" or "encrypt")
            File.Copy(Database, Database + ".backup_20260101_000000");
    }

    private void Fill(EncryptedDatabase database)
    {
        using (database)
        using (var connection = database.Open())
            TestDatabase.Fill(connection, JournalMode, Rows);
    }

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

    private static void AssertFree(string place, ReadOnlySpan<byte> bytes, IReadOnlyList<byte[]> secrets)
    {
        foreach (var secret in secrets)
            Assert.True(bytes.IndexOf(secret) < 0, $"{place} holds a key or a row");
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
