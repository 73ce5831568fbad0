namespace Godwit.Encryption.Tests;

/// <summary>The Keychain of macOS and the Credential Manager of Windows; on Linux, SecretServiceTests do this on a keyring of their own.</summary>
public sealed class OsKeyStoreTests
{
    [SkippableFact]
    public async Task A_secret_is_stored_found_replaced_and_removed()
    {
        Skip.If(OperatingSystem.IsLinux(), "SecretServiceTests cover Linux.");
        var store = OsKeyStore.Default($"org.example.godwit-tests-{Guid.NewGuid():N}");
        const string Entry = "db/app/current";
        Assert.Equal(KeyStoreStatus.NotFound, (await store.FindAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.Found, (await store.StoreAsync(Entry, "one"u8.ToArray())).Status);
        Assert.Equal(KeyStoreStatus.Found, (await store.StoreAsync(Entry, "two"u8.ToArray())).Status);
        Assert.Equal("two"u8.ToArray(), (await store.FindAsync(Entry)).Secret.ToArray());
        Assert.Equal(KeyStoreStatus.NotFound, (await store.RemoveAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.NotFound, (await store.FindAsync(Entry)).Status);
    }

    [Fact]
    public void The_store_says_which_it_is() =>
        Assert.Equal(
            OperatingSystem.IsLinux() ? "Secret Service" : OperatingSystem.IsMacOS() ? "macOS Keychain" : "Windows Credential Manager",
            OsKeyStore.Default("org.example.godwit-tests").Name);
}
