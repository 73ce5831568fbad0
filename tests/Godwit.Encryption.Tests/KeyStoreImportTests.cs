using System.Security.Cryptography;
using System.Text;

namespace Godwit.Encryption.Tests;

public sealed class KeyStoreImportTests : IDisposable
{
    private readonly TestDatabase _test = new();
    private readonly DatabaseKey _key = DatabaseKey.Generate();

    private string Legacy => Path.Combine(_test.Folder, "db-key-store.json");

    [Fact]
    public async Task A_v10_key_moves_to_the_key_store_and_the_file_stays_for_one_release()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        LegacyProfile.Write(_test.Folder, _key);
        var original = await File.ReadAllBytesAsync(Legacy);

        Assert.Equal(KeyStoreImportOutcome.Imported, await ImportAsync("2.0.0"));
        Assert.False(File.Exists(Legacy));
        Assert.Equal(original, await File.ReadAllBytesAsync(Legacy + ".migrated"));
        await _test.AssertOpensAsync("WAL");
        using (var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store))
        {
            Assert.Equal(LegacyProfile.KeyId, database.KeyId);
            Assert.Equal(new DateTimeOffset(2025, 11, 24, 10, 20, 30, TimeSpan.Zero), database.Key.CreatedAt, TimeSpan.FromSeconds(1));
            Assert.True(database.Key.IsSameKeyAs(_key));
        }

        Assert.Equal(KeyStoreImportOutcome.Kept, await ImportAsync("2.0.0"));
        Assert.Equal(KeyStoreImportOutcome.Removed, await ImportAsync("2.1.0"));
        Assert.False(File.Exists(Legacy + ".migrated"));
        Assert.Equal(KeyStoreImportOutcome.NothingToImport, await ImportAsync("2.1.0"));
        await _test.AssertOpensAsync("WAL");
    }

    [Fact]
    public async Task A_key_is_not_replaced_while_the_old_file_stands()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        LegacyProfile.Write(_test.Folder, _key);
        await ImportAsync("2.0.0");
        (await EncryptedDatabase.OpenAsync(_test.File, _test.Store)).Dispose();

        var error = await Assert.ThrowsAsync<EncryptedDatabaseException>(() => KeyRotation.RunAsync(_test.File, _test.Store));
        Assert.Equal(EncryptedDatabaseFault.LegacyKeyFile, error.Fault);

        await ImportAsync("2.1.0");
        await KeyRotation.RunAsync(_test.File, _test.Store);
        await _test.AssertOpensAsync("WAL");
    }

    [Fact]
    public async Task A_user_who_went_back_to_the_former_release_comes_forward_again()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        LegacyProfile.Write(_test.Folder, _key);
        await ImportAsync("2.0.0");
        File.Move(Legacy + ".migrated", Legacy);
        Assert.Equal(KeyStoreImportOutcome.Imported, await ImportAsync("2.0.0"));
        await _test.AssertOpensAsync("WAL");
    }

    [Fact]
    public async Task An_old_file_that_came_back_does_not_displace_the_key_that_opens_the_database()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        LegacyProfile.Write(_test.Folder, _key);
        await ImportAsync("2.0.0");
        await ImportAsync("2.1.0");
        await KeyRotation.RunAsync(_test.File, _test.Store);
        LegacyProfile.Write(_test.Folder, _key);

        Assert.Equal(KeyStoreImportOutcome.Imported, await ImportAsync("2.1.0"));

        await _test.AssertOpensAsync("WAL");
    }

    [Fact]
    public async Task A_file_whose_key_does_not_open_the_database_changes_nothing()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        using var other = DatabaseKey.Generate();
        LegacyProfile.Write(_test.Folder, other);
        Assert.Equal(KeyStoreImportFault.DoesNotOpen, await FaultAsync());
        Assert.Empty(_test.Store.Entries);
        Assert.True(File.Exists(Legacy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"encryptedKey":"!!","metadata":{"keyId":"k","createdAt":"2025-11-24T10:20:30Z","version":1}}""")]
    [InlineData("""{"encryptedKey":"djk5QUFB","metadata":{"keyId":"k","createdAt":"2025-11-24T10:20:30Z","version":1}}""")]
    [InlineData("""{"encryptedKey":"djEwQUFB","metadata":{"keyId":"k","createdAt":"2025-11-24T10:20:30Z","version":2}}""")]
    [InlineData("""{"encryptedKey":"djEwQUFB","metadata":{"keyId":"../k","createdAt":"2025-11-24T10:20:30Z","version":1}}""")]
    [InlineData("""{"encryptedKey":"djEwQUFB","metadata":{"keyId":"k","createdAt":"yesterday","version":1}}""")]
    public async Task A_file_that_is_no_key_store_changes_nothing(string text)
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        await File.WriteAllTextAsync(Legacy, text);
        Assert.Equal(KeyStoreImportFault.NotAKeyStore, await FaultAsync());
        Assert.Empty(_test.Store.Entries);
        Assert.Equal(text, await File.ReadAllTextAsync(Legacy));
    }

    [Fact]
    public async Task A_key_under_another_password_is_never_mistaken_for_one()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        for (var i = 0; i < 300; i++)
        {
            LegacyProfile.Write(_test.Folder, _key, LegacyProfile.EncryptCbc("v10", $"password {i}", 1, LegacyProfile.Hex(_key)));
            Assert.Equal(KeyStoreImportFault.NotDecrypted, await FaultAsync());
        }

        Assert.Empty(_test.Store.Entries);
    }

    [Fact]
    public async Task A_locked_store_keeps_the_file_as_it_is()
    {
        LegacyProfile.WriteDatabase(_test.File, _key);
        LegacyProfile.Write(_test.Folder, _key);
        _test.Store.Status = KeyStoreStatus.Locked;
        await Assert.ThrowsAsync<KeyStoreException>(() => ImportAsync("2.0.0"));
        Assert.True(File.Exists(Legacy));
    }

    [Fact]
    public void The_schemes_of_macOS_and_Windows_are_decrypted_from_their_password_and_key()
    {
        var hex = LegacyProfile.Hex(_key);
        var mac = LegacyProfile.EncryptCbc("v10", "bWFjIHBhc3N3b3Jk", 1003, hex);
        Assert.Equal(hex, Encoding.ASCII.GetString(SafeStorage.DecryptCbc(mac, "bWFjIHBhc3N3b3Jk"u8, SafeStorage.MacIterations)!));

        var profile = RandomNumberGenerator.GetBytes(32);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var (ciphertext, tag) = (new byte[hex.Length], new byte[16]);
        using (var aes = new AesGcm(profile, 16))
            aes.Encrypt(nonce, Encoding.ASCII.GetBytes(hex), ciphertext, tag);
        byte[] windows = [.. "v10"u8, .. nonce, .. ciphertext, .. tag];
        Assert.Equal(hex, Encoding.ASCII.GetString(SafeStorage.DecryptGcm(windows, profile)!));
        Assert.Null(SafeStorage.DecryptGcm(windows, new byte[32]));
        Assert.Null(SafeStorage.DecryptGcm(windows[..20], profile));
    }

    public void Dispose()
    {
        _key.Dispose();
        _test.Dispose();
    }

    private Task<KeyStoreImportOutcome> ImportAsync(string release) =>
        KeyStoreImport.RunAsync(_test.File, _test.Store, new KeyStoreImportOptions { ApplicationName = "magic-audit", Release = release });

    private async Task<KeyStoreImportFault> FaultAsync()
    {
        var error = await Assert.ThrowsAsync<KeyStoreImportException>(() => ImportAsync("2.0.0"));
        Assert.DoesNotContain(LegacyProfile.Hex(_key), error.ToString(), StringComparison.OrdinalIgnoreCase);
        return error.Fault;
    }
}
