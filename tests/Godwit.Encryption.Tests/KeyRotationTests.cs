using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

public sealed class KeyRotationTests : IDisposable
{
    private readonly TestDatabase _test = new();

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task The_database_and_its_backups_open_with_the_new_key_alone(string journalMode)
    {
        await _test.CreateAsync(journalMode);
        using var before = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        var backup = _test.CopyToBackup();

        var report = await KeyRotation.RunAsync(_test.File, _test.Store);

        Assert.Equal(before.KeyId, report.FormerKeyId);
        Assert.Empty(report.BackupsLeft);
        Assert.False(before.Opens());
        await _test.AssertOpensAsync(journalMode);
        using var after = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        Assert.Equal(report.KeyId, after.KeyId);
        Assert.Equal(before.Key.CreatedAt, after.Key.CreatedAt);
        Assert.NotNull(after.Key.RotatedAt);
        using var restored = new EncryptedDatabase(backup, after.Key);
        using var connection = restored.Open();
        TestDatabase.AssertWhole(connection);
        _test.AssertNothingPlain(before.Key, after.Key);
    }

    [Fact]
    public async Task A_database_that_is_in_use_keeps_its_key()
    {
        await _test.CreateAsync("WAL");
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        using (var reader = database.Open())
        {
            reader.Number("SELECT count(*) FROM notes");
            var error = await Assert.ThrowsAsync<EncryptedDatabaseException>(() => KeyRotation.RunAsync(_test.File, _test.Store));
            Assert.Equal(EncryptedDatabaseFault.InUse, error.Fault);
        }

        await _test.AssertOpensAsync();
        Assert.True(database.Opens());
    }

    [Fact]
    public async Task A_store_that_fails_in_the_middle_is_not_rolled_back_and_the_next_start_goes_on()
    {
        foreach (var step in new[] { EncryptionStep.FileTaken, EncryptionStep.PendingKeyStored, EncryptionStep.Rekeyed, EncryptionStep.BackupsChanged, EncryptionStep.CurrentKeyStored })
        {
            using var test = await new TestDatabase().CreateAsync();
            var locks = new Steps(reached => test.Store.Status = reached == step ? KeyStoreStatus.Locked : test.Store.Status);
            await Assert.ThrowsAsync<KeyStoreException>(() => KeyRotation.RunAsync(test.File, test.Store, progress: locks));
            Assert.Equal(KeyStoreStatus.Locked, (await Assert.ThrowsAsync<KeyStoreException>(() => EncryptedDatabase.OpenAsync(test.File, test.Store))).Status);
            test.Store.Status = KeyStoreStatus.Found;
            await test.AssertOpensAsync();
        }
    }

    [Fact]
    public async Task A_file_that_neither_key_opens_is_told_and_both_keys_stay()
    {
        await _test.CreateAsync();
        var keys = new DatabaseKeys(_test.Store, "app");
        using var wrong = DatabaseKey.Generate();
        using var other = DatabaseKey.Generate();
        await keys.StoreCurrentAsync(wrong, KeyRing.Empty, default);
        await keys.StorePendingAsync(other, default);
        var error = await Assert.ThrowsAsync<EncryptedDatabaseException>(() => EncryptedDatabase.OpenAsync(_test.File, _test.Store));
        Assert.Equal(EncryptedDatabaseFault.KeyMismatch, error.Fault);
        Assert.Equal(2, _test.Store.Entries.Count);
    }

    [Fact]
    public async Task A_copy_from_before_a_rotation_and_another_profile_of_the_program_still_open_until_the_key_is_forgotten()
    {
        await _test.CreateAsync();
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(_test.Folder, "other")).FullName, "app.db");
        File.Copy(_test.File, copy);
        await KeyRotation.RunAsync(_test.File, _test.Store);

        using (var other = await EncryptedDatabase.OpenAsync(copy, _test.Store))
        using (var connection = other.Open())
            TestDatabase.AssertWhole(connection);
        await KeyRotation.RunAsync(copy, _test.Store);
        await _test.AssertOpensAsync();
        (await EncryptedDatabase.OpenAsync(copy, _test.Store)).Dispose();

        await KeyRotation.ForgetFormerAsync(copy, _test.Store);
        (await EncryptedDatabase.OpenAsync(copy, _test.Store)).Dispose();
        Assert.Equal(EncryptedDatabaseFault.WrongKey, (await Assert.ThrowsAsync<EncryptedDatabaseException>(() => EncryptedDatabase.OpenAsync(_test.File, _test.Store))).Fault);
    }

    [Fact]
    public async Task A_damaged_backup_is_reported_and_left_alone()
    {
        await _test.CreateAsync();
        var backup = _test.CopyToBackup();
        await File.WriteAllBytesAsync(backup, new byte[4096]);
        Assert.Equal([backup], (await KeyRotation.RunAsync(_test.File, _test.Store)).BackupsLeft);
        await _test.AssertOpensAsync();
    }

    [Fact]
    public async Task A_database_that_does_not_exist_has_no_key_to_replace() =>
        await Assert.ThrowsAsync<KeyLostException>(() => KeyRotation.RunAsync(_test.File, _test.Store));

    [Fact]
    public async Task A_hundred_rotations_in_a_row_leave_one_key()
    {
        await _test.CreateAsync("WAL", rows: 200);
        for (var i = 0; i < 100; i++)
            await KeyRotation.RunAsync(_test.File, _test.Store);
        await _test.AssertOpensAsync("WAL");
    }

    public void Dispose() => _test.Dispose();
}
