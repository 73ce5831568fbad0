using Godwit.Samples;

namespace Godwit.Encryption.Tests;

/// <summary>Whole starts of a program, process after process, with its keys in a real keyring.</summary>
[Collection(nameof(WholeMachine))]
public sealed class SecretServiceFlowTests : IDisposable
{
    private const string Keys = "os:org.example.godwit-flow";

    private readonly TempFolder _folder = new();
    private readonly PrivateKeyring _keyring;

    public SecretServiceFlowTests()
    {
        Directory.CreateDirectory(_folder["home"]);
        Directory.CreateDirectory(_folder["profile"]);
        _keyring = PrivateKeyring.Start(_folder["home"], "password");
    }

    private string Database => Path.Combine(_folder["profile"], "app.db");

    [Fact]
    public async Task A_database_keeps_its_key_from_start_to_start_and_a_rotation_replaces_it()
    {
        var first = await RunAsync("open");
        var second = await RunAsync("open");
        await RunAsync("rotate");
        var third = await RunAsync("open");

        Assert.Equal(first.Split(' ')[0] + " 2", second);
        Assert.NotEqual(first.Split(' ')[0], third.Split(' ')[0]);
        Assert.EndsWith(" 3", third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_v11_key_is_decrypted_with_the_password_of_the_keyring()
    {
        const string Password = "c2FmZSBzdG9yYWdlIQ==";
        await Host.RunAsync(_keyring.Environment, "store-safe-storage", "magic-audit", Password);
        using var key = DatabaseKey.Generate();
        LegacyProfile.WriteDatabase(Database, key);
        LegacyProfile.Write(_folder["profile"], key, LegacyProfile.EncryptCbc("v11", Password, 1, LegacyProfile.Hex(key)));

        await RunAsync("import");

        Assert.StartsWith(LegacyProfile.KeyId, await RunAsync("open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_v11_key_of_a_time_without_a_password_is_decrypted_with_the_empty_one()
    {
        using var key = DatabaseKey.Generate();
        LegacyProfile.WriteDatabase(Database, key);
        LegacyProfile.Write(_folder["profile"], key, LegacyProfile.EncryptCbc("v11", "", 1, LegacyProfile.Hex(key)));

        await RunAsync("import");

        Assert.StartsWith(LegacyProfile.KeyId, await RunAsync("open"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("rotate")]
    [InlineData("encrypt")]
    [InlineData("import")]
    public async Task Nothing_changes_while_the_keyring_is_locked(string operation)
    {
        await RunAsync("open");
        if (operation == "import")
        {
            using var key = DatabaseKey.Generate();
            LegacyProfile.Write(_folder["profile"], key);
        }
        else if (operation == "encrypt")
        {
            File.Delete(Database);
            File.Delete(Database + ".key-check");
            using var plain = FileStates.Connect(Database, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWriteCreate);
            TestDatabase.Fill(plain, "DELETE", 10);
        }

        var before = Snapshot();
        Assert.True(_keyring.Call("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login"));

        using var process = Host.Start(_keyring.Environment, "run", operation, Database, Keys, "never");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("Secret Service is locked. Unlock it", errors, StringComparison.Ordinal);
        Assert.Equal("", await output);
        Assert.Equal(before, Snapshot());
    }

    public void Dispose()
    {
        _keyring.Dispose();
        _folder.Dispose();
    }

    private async Task<string> RunAsync(string operation) => (await Host.RunAsync(_keyring.Environment, "run", operation, Database, Keys, "never"))[0];

    private IReadOnlyList<string> Snapshot() =>
        [.. Directory.EnumerateFiles(_folder["profile"]).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
