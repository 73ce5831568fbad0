using System.Diagnostics;
using Godwit.Samples;

namespace Godwit.Encryption.Tests;

/// <summary>A real GNOME Keyring on a bus of its own, in every state that a user's can be in. Each answer within three seconds, by name.</summary>
[Collection(nameof(WholeMachine))]
public sealed class SecretServiceTests : IDisposable
{
    private const string Application = "org.example.godwit-tests";
    private const string Entry = "db/app/current";
    private const string Login = "/org/freedesktop/secrets/collection/login";

    private readonly TempFolder _folder = new();
    private PrivateKeyring? _keyring;

    [Fact]
    public async Task A_secret_is_stored_found_replaced_and_removed()
    {
        Start("password");
        await Expect(KeyStoreStatus.NotFound, "find", Entry);
        await Expect(KeyStoreStatus.Found, "store", Entry, "one");
        await Expect(KeyStoreStatus.Found, "store", Entry, "two 'ü'");
        Assert.Equal("two 'ü'", (await Expect(KeyStoreStatus.Found, "find", Entry)).Secret);
        await Expect(KeyStoreStatus.NotFound, "find", "db/app/pending");
        await Expect(KeyStoreStatus.NotFound, "remove", Entry);
        await Expect(KeyStoreStatus.NotFound, "remove", Entry);
        await Expect(KeyStoreStatus.NotFound, "find", Entry);
    }

    [Fact]
    public async Task A_locked_keyring_is_told_from_an_absent_entry()
    {
        Start("password");
        await Expect(KeyStoreStatus.Found, "store", Entry, "one");
        Lock();
        await Expect(KeyStoreStatus.Locked, "find", Entry);
        await Expect(KeyStoreStatus.Locked, "find", "db/other/current");
        await Expect(KeyStoreStatus.Locked, "store", Entry, "two");
        await Expect(KeyStoreStatus.Locked, "remove", Entry);
    }

    [Fact]
    public async Task A_keyring_that_was_opened_with_a_wrong_password_is_locked()
    {
        Start("password");
        await Expect(KeyStoreStatus.Found, "store", Entry, "one");
        _keyring!.Dispose();
        Start("another password");
        await Expect(KeyStoreStatus.Locked, "find", Entry);
        await Expect(KeyStoreStatus.Locked, "store", Entry, "two");
        _keyring.Dispose();
        Start("password");
        Assert.Equal("one", (await Expect(KeyStoreStatus.Found, "find", Entry)).Secret);
    }

    [Fact]
    public async Task A_keyring_without_a_password_gets_no_key()
    {
        var keyrings = Directory.CreateDirectory(Path.Combine(_folder["data"], "keyrings")).FullName;
        await File.WriteAllTextAsync(Path.Combine(keyrings, "My_Keys.keyring"), "[keyring]\ndisplay-name=My Keys\nctime=0\nmtime=0\nlock-on-idle=false\nlock-after=false\n");
        await File.WriteAllTextAsync(Path.Combine(keyrings, "default"), "My_Keys");
        Start("password");
        Assert.True(_keyring!.Call("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Unlock", "array:objpath:/org/freedesktop/secrets/collection/My_5fKeys"));
        var answer = await Expect(KeyStoreStatus.Denied, "store", Entry, "one");
        Assert.Contains("has no password", answer.Detail, StringComparison.Ordinal);
        await Expect(KeyStoreStatus.NotFound, "find", Entry);
    }

    [Fact]
    public async Task Without_a_bus_the_store_is_unavailable()
    {
        Start(null);
        _keyring!.Dispose();
        await Expect(KeyStoreStatus.Unavailable, "find", Entry);
        await Expect(KeyStoreStatus.Unavailable, "store", Entry, "one");
    }

    [Fact]
    public async Task Without_a_daemon_the_store_is_unavailable()
    {
        Start(null);
        await Expect(KeyStoreStatus.Unavailable, "find", Entry);
        await Expect(KeyStoreStatus.Unavailable, "store", Entry, "one");
    }

    [Fact]
    public async Task A_frozen_daemon_times_out()
    {
        Start(null);
        var daemon = _keyring!.StartDaemon("password");
        Signal("STOP", daemon);
        try
        {
            await Expect(KeyStoreStatus.TimedOut, "find", Entry);
            await Expect(KeyStoreStatus.TimedOut, "store", Entry, "one");
        }
        finally
        {
            Signal("CONT", daemon);
        }
    }

    [Fact]
    public async Task A_prompt_that_nobody_answers_times_out()
    {
        Start("password");
        Lock();
        using var prompter = Host.Start(_keyring!.Environment, "own-name", "org.gnome.keyring.SystemPrompter");
        Assert.Equal("owned", await prompter.StandardOutput.ReadLineAsync());
        Signal("STOP", prompter);
        try
        {
            await Expect(KeyStoreStatus.TimedOut, "store-unchecked", Entry);
        }
        finally
        {
            prompter.Kill();
        }
    }

    [Fact]
    public async Task A_key_is_never_made_while_the_store_cannot_tell()
    {
        var store = new HangingStore();
        await Assert.ThrowsAsync<KeyStoreException>(() => ColumnKeys.LoadOrCreateAsync(store, "app"));
        Assert.Equal(0, store.Stores);
    }

    public void Dispose()
    {
        _keyring?.Dispose();
        _folder.Dispose();
    }

    private static void Signal(string name, Process process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString()]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private void Start(string? password) => _keyring = PrivateKeyring.Start(_folder.Path, password);

    private void Lock() => Assert.True(_keyring!.Call("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", $"array:objpath:{Login}"));

    /// <summary>The answer must be right each time, and take less than three seconds in one of three tries: a busy machine may hold up any process.</summary>
    private async Task<(string Secret, string Detail)> Expect(KeyStoreStatus status, string command, string entry, params string[] rest)
    {
        var environment = new Dictionary<string, string?>(_keyring!.Environment, StringComparer.Ordinal);
        if (status == KeyStoreStatus.TimedOut)
            environment["GODWIT_TEST_PATIENCE"] = null;
        for (var turn = 1; ; turn++)
        {
            var lines = await Host.RunAsync(environment, [command, Application, entry, .. rest]);
            Assert.True(lines[0] == status.ToString(), $"{command}: expected {status}, got {string.Join(" | ", lines)}");
            var milliseconds = int.Parse(lines[1]);
            if (milliseconds <= 3000)
                return (lines[2], lines[3]);
            Assert.True(turn < 3, $"{command} took {milliseconds} ms");
        }
    }

    /// <summary>A store whose calls hang, as behind a prompt.</summary>
    private sealed class HangingStore : IKeyStore
    {
        public int Stores { get; private set; }

        public string Name => "hanging store";

        public Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default) =>
            BoundedCall.RunAsync(Name, _ => Hang(), cancellationToken);

        public Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default)
        {
            Stores++;
            return BoundedCall.RunAsync(Name, _ => Hang(), cancellationToken);
        }

        public Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default) =>
            BoundedCall.RunAsync(Name, _ => Hang(), cancellationToken);

        private static KeyStoreAnswer Hang()
        {
            using var never = new ManualResetEventSlim();
            never.Wait();
            return KeyStoreAnswer.Found([]);
        }
    }
}
