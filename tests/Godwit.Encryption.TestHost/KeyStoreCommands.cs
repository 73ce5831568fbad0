using System.Diagnostics;
using System.Text;
using Godwit.Linux;

namespace Godwit.Encryption.TestHost;

/// <summary>One call to the system's key store. Prints status, milliseconds, secret and detail, a line each.</summary>
internal static class KeyStoreCommands
{
    public static Task<int> FindAsync(string application, string entry) =>
        TimeAsync(() => OsKeyStore.Default(application).FindAsync(entry));

    public static Task<int> StoreAsync(string application, string entry, string secret) =>
        TimeAsync(() => OsKeyStore.Default(application).StoreAsync(entry, Encoding.UTF8.GetBytes(secret)));

    public static Task<int> RemoveAsync(string application, string entry) =>
        TimeAsync(() => OsKeyStore.Default(application).RemoveAsync(entry));

    /// <summary>Stores the password of Electron's safeStorage as Chromium does.</summary>
    public static Task<int> StoreSafeStorageAsync(string application, string password) =>
        StoreAsync([("xdg:schema", "chrome_libsecret_os_crypt_password_v2"), ("application", application)], password);

    /// <summary>Stores without looking whether the keyring is locked: what happens where it is locked a moment after the look.</summary>
    public static Task<int> StoreUncheckedAsync(string application, string entry) =>
        StoreAsync([("service", application), ("account", entry)], "secret");

    /// <summary>Takes a name on the bus, says so, and waits to be stopped.</summary>
    public static int OwnName(string name)
    {
        BusName.Own(name);
        Console.WriteLine("owned");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static Task<int> StoreAsync((string, string)[] pairs, string secret) =>
        TimeAsync(() => SecretServiceStore.RunAsync(
            session =>
            {
                using var attributes = GLib.CreateAttributes(pairs);
                LibSecret.Store(session.Service, attributes.Table, "test", Encoding.UTF8.GetBytes(secret), session.Cancellable);
                return KeyStoreAnswer.Found([]);
            },
            CancellationToken.None));

    private static async Task<int> TimeAsync(Func<Task<KeyStoreAnswer>> call)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await call();
        Console.WriteLine(answer.Status);
        Console.WriteLine(watch.ElapsedMilliseconds);
        Console.WriteLine(Encoding.UTF8.GetString(answer.Secret));
        Console.WriteLine(answer.Detail);
        return 0;
    }
}
