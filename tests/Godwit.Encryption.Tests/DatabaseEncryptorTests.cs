using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

public sealed class DatabaseEncryptorTests : IDisposable
{
    private readonly TestDatabase _test = new();

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    [InlineData("PERSIST")]
    public async Task A_plaintext_database_and_its_backups_become_encrypted_ones(string journalMode)
    {
        _test.CreatePlaintext(journalMode);
        var backup = _test.CopyToBackup();
        await File.WriteAllTextAsync(_test.File + ".backup_20260102_000000.partial", TestDatabase.Marker);

        await DatabaseEncryptor.EncryptAsync(_test.File, _test.Store);

        await _test.AssertOpensAsync(journalMode == "WAL" ? "WAL" : "DELETE");
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        using var restored = new EncryptedDatabase(backup, database.Key);
        using (var connection = restored.Open())
            TestDatabase.AssertWhole(connection);
        _test.AssertNothingPlain(database.Key);
        Assert.Equal(["app.db", "app.db.backup_20260101_000000", "app.db.key-check"], FileNames());
        if (!OperatingSystem.IsWindows())
            Assert.All(Directory.EnumerateFiles(_test.Folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Encrypting_again_changes_nothing()
    {
        _test.CreatePlaintext();
        await DatabaseEncryptor.EncryptAsync(_test.File, _test.Store);
        var before = await File.ReadAllBytesAsync(_test.File);
        await DatabaseEncryptor.EncryptAsync(_test.File, _test.Store);
        Assert.Equal(before, await File.ReadAllBytesAsync(_test.File));
    }

    [Fact]
    public async Task A_database_that_another_connection_writes_or_reads_in_WAL_is_left_as_it_is()
    {
        _test.CreatePlaintext("WAL");
        using (var reader = FileStates.Connect(_test.File, SqliteOpenMode.ReadWrite))
        {
            reader.Number("SELECT count(*) FROM notes");
            var error = await Assert.ThrowsAsync<EncryptedDatabaseException>(() => DatabaseEncryptor.EncryptAsync(_test.File, _test.Store));
            Assert.Equal(EncryptedDatabaseFault.InUse, error.Fault);
            TestDatabase.AssertWhole(reader);
        }

        Assert.Empty(_test.Store.Entries);
    }

    [Fact]
    public async Task An_export_is_plaintext_and_the_database_stays_encrypted()
    {
        await _test.CreateAsync("WAL");
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        var copy = Path.Combine(_test.Folder, "plain.db");

        DatabaseEncryptor.ExportPlaintext(database, copy);

        using (var connection = FileStates.Connect(copy, SqliteOpenMode.ReadWrite))
            TestDatabase.AssertWhole(connection, "WAL");
        await _test.AssertOpensAsync("WAL");
        Assert.Throws<IOException>(() => DatabaseEncryptor.ExportPlaintext(database, copy));
        File.Delete(copy);
        _test.AssertNothingPlain(database.Key);
    }

    [Fact]
    public async Task A_missing_or_empty_file_is_told()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => DatabaseEncryptor.EncryptAsync(_test.File, _test.Store));
        await File.WriteAllBytesAsync(_test.File, []);
        await Assert.ThrowsAsync<FileNotFoundException>(() => DatabaseEncryptor.EncryptAsync(_test.File, _test.Store));
        Assert.Empty(_test.Store.Entries);
    }

    [Fact]
    public async Task An_older_format_is_converted_with_its_backups_and_what_a_killed_cipher_migrate_left_is_removed()
    {
        var older = SqlCipherLibrary.Major == 3 ? 1 : 3;
        using (var key = DatabaseKey.Generate())
        {
            await new DatabaseKeys(_test.Store, "app").StoreCurrentAsync(key, KeyRing.Empty, default);
            using var old = new EncryptedDatabase(_test.File, key) { CipherCompatibility = older };
            using var connection = old.Open();
            TestDatabase.Fill(connection, "WAL", 200);
        }

        var backup = _test.CopyToBackup();
        await File.WriteAllTextAsync(_test.File + "-migrated", "half");
        Assert.Equal(EncryptedDatabaseFault.OtherCipherVersion, (await Assert.ThrowsAsync<EncryptedDatabaseException>(() => EncryptedDatabase.OpenAsync(_test.File, _test.Store))).Fault);

        await DatabaseEncryptor.UpgradeAsync(_test.File, _test.Store);
        await DatabaseEncryptor.UpgradeAsync(_test.File, _test.Store);

        await _test.AssertOpensAsync("WAL");
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        using var restored = new EncryptedDatabase(backup, database.Key);
        restored.Verify();
        Assert.Equal(["app.db", "app.db.backup_20260101_000000", "app.db.key-check"], FileNames());
        _test.AssertNothingPlain(database.Key);
    }

    public void Dispose() => _test.Dispose();

    private IEnumerable<string?> FileNames() => Directory.EnumerateFiles(_test.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
