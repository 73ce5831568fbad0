namespace Godwit.Encryption.Tests;

/// <summary>The Keychain of macOS and the Credential Manager of Windows; on Linux, SecretServiceTests do this on a keyring of their own.</summary>
public sealed class OsKeyStoreTests
{
    private const string NotOnLinux = "SecretServiceTests and SecretServiceFlowTests cover Linux.";
    private const string OnWindows = "It is about Windows.";

    private readonly string _application = $"org.example.godwit-tests-{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task A_secret_is_stored_found_replaced_and_removed()
    {
        Skip.If(OperatingSystem.IsLinux(), NotOnLinux);
        var store = OsKeyStore.Default(_application);
        const string Entry = "db/app/current";
        Assert.Equal(KeyStoreStatus.NotFound, (await store.FindAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.Found, (await store.StoreAsync(Entry, "one"u8.ToArray())).Status);
        Assert.Equal(KeyStoreStatus.Found, (await store.StoreAsync(Entry, "two"u8.ToArray())).Status);
        Assert.Equal("two"u8.ToArray(), (await store.FindAsync(Entry)).Secret.ToArray());
        Assert.Equal(KeyStoreStatus.NotFound, (await store.RemoveAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.NotFound, (await store.FindAsync(Entry)).Status);
    }

    [SkippableFact]
    public async Task Another_application_does_not_find_it()
    {
        Skip.If(OperatingSystem.IsLinux(), NotOnLinux);
        var store = OsKeyStore.Default(_application);
        await store.StoreAsync("db/app/current", "one"u8.ToArray());
        Assert.Equal(KeyStoreStatus.NotFound, (await OsKeyStore.Default(_application + "-other").FindAsync("db/app/current")).Status);
        await store.RemoveAsync("db/app/current");
    }

    [SkippableFact]
    public async Task A_database_keeps_its_key_there_from_start_to_start_and_a_rotation_replaces_it()
    {
        Skip.If(OperatingSystem.IsLinux(), NotOnLinux);
        using var folder = new TempFolder();
        var store = OsKeyStore.Default(_application);
        try
        {
            using var first = await EncryptedDatabase.OpenAsync(folder["app.db"], store);
            using (var connection = first.Open())
                connection.Execute("CREATE TABLE t(x)");
            using var second = await EncryptedDatabase.OpenAsync(folder["app.db"], store);
            await KeyRotation.RunAsync(folder["app.db"], store);
            using var third = await EncryptedDatabase.OpenAsync(folder["app.db"], store);
            Assert.Equal(first.KeyId, second.KeyId);
            Assert.NotEqual(first.KeyId, third.KeyId);
            third.Verify();
        }
        finally
        {
            await store.RemoveAsync("db/app/current");
        }
    }

    [SkippableFact]
    public async Task The_Credential_Manager_refuses_by_name_what_it_cannot_hold()
    {
        Skip.IfNot(OperatingSystem.IsWindows(), OnWindows);
        var answer = await OsKeyStore.Default(_application).StoreAsync("db/app/current", new byte[2561]);
        Assert.Equal(KeyStoreStatus.Denied, answer.Status);
        Assert.Contains("2560", answer.Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_key_of_a_session_without_credentials_is_in_a_file_that_shows_nothing_of_it()
    {
        Skip.IfNot(OperatingSystem.IsWindows(), OnWindows);
        var files = new Windows.DpapiFiles(_application);
        var secret = "a secret that must not be seen"u8.ToArray();
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), _application);
        try
        {
            Assert.Equal(KeyStoreStatus.Found, files.Store("db/app/current", secret).Status);
            Assert.Equal(secret, files.Find("db/app/current").Secret.ToArray());
            var file = Assert.Single(Directory.EnumerateFiles(folder, "*.dpapi", SearchOption.AllDirectories));
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("secret"u8) < 0);
            Assert.Equal(KeyStoreStatus.NotFound, files.Remove("db/app/current").Status);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_store_says_which_it_is() =>
        Assert.Equal(
            OperatingSystem.IsLinux() ? "Secret Service" : OperatingSystem.IsMacOS() ? "macOS Keychain" : "Windows Credential Manager",
            OsKeyStore.Default("org.example.godwit-tests").Name);
}
