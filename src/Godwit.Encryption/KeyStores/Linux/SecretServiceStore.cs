using System.Runtime.Versioning;

namespace Godwit.Linux;

/// <summary>
/// The freedesktop.org Secret Service (GNOME Keyring, KWallet, KeePassXC) through libsecret. It is asked without
/// unlocking, so that it never prompts, and "locked" is told from "absent".
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SecretServiceStore(string application) : IKeyStore
{
    private const string Schema = "org.godwit.DatabaseKey";

    public string Name => "Secret Service";

    public Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default) =>
        RunAsync(session => Find(session, Attributes(entry), $"entry '{entry}' of '{application}'"), cancellationToken);

    /// <summary>Looks up an item that another program stored, by its attributes.</summary>
    public static Task<KeyStoreAnswer> FindForeignAsync(string schema, string application, CancellationToken cancellationToken) =>
        RunAsync(session => Find(session, [("xdg:schema", schema), ("application", application)], $"safe storage password of '{application}'"), cancellationToken);

    public Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default) =>
        BoundedCall.WithSecretAsync(Name, secret, (copy, ending) => Converse(session => Store(session, entry, copy), ending), cancellationToken);

    public Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default) =>
        RunAsync(
            session =>
            {
                using var attributes = GLib.CreateAttributes(Attributes(entry));
                using var items = new Items(session, attributes);
                if (items.AnyLocked)
                    return Session.LockedAnswer;
                foreach (var item in items.All)
                    LibSecret.Delete(item, session.Cancellable);
                return items.All.Count > 0 ? Absent($"entry '{entry}'") : session.WhyNotFound() ?? Absent($"entry '{entry}'");
            },
            cancellationToken);

    /// <summary>One bounded conversation.</summary>
    internal static Task<KeyStoreAnswer> RunAsync(Func<Session, KeyStoreAnswer> work, CancellationToken cancellationToken) =>
        BoundedCall.RunAsync("Secret Service", ending => Converse(work, ending), cancellationToken);

    /// <summary>Whatever goes wrong in a conversation has one of the six names.</summary>
    private static KeyStoreAnswer Converse(Func<Session, KeyStoreAnswer> work, CancellationToken ending)
    {
        try
        {
            using var session = new Session(ending);
            return work(session);
        }
        catch (GError error)
        {
            return KeyStoreAnswer.Of(error.Status, $"{error.Message} Log in to a desktop session with a keyring, or choose a key file.");
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return KeyStoreAnswer.Of(KeyStoreStatus.Unavailable, "libsecret is not installed. Install libsecret-1-0 (Fedora: libsecret), or choose a key file.");
        }
    }

    private static KeyStoreAnswer Find(Session session, ReadOnlySpan<(string, string)> pairs, string what)
    {
        using var attributes = GLib.CreateAttributes(pairs);
        using var items = new Items(session, attributes);
        if (items.AnyLocked)
            return Session.LockedAnswer;
        if (items.All.Count > 0)
            return LibSecret.Read(items.All[0]) ?? KeyStoreAnswer.Of(KeyStoreStatus.Denied, "The Secret Service did not give the secret out. Allow this program to read it.");
        return session.WhyNotFound() ?? Absent(what);
    }

    private KeyStoreAnswer Store(Session session, string entry, byte[] secret)
    {
        if (session.WhyNotWritable() is { } reason)
            return reason;
        using var attributes = GLib.CreateAttributes(Attributes(entry));
        LibSecret.Store(session.Service, attributes.Table, $"{application} {entry}", secret, session.Cancellable);
        return KeyStoreAnswer.Found([]);
    }

    private static KeyStoreAnswer Absent(string what) => KeyStoreAnswer.Of(KeyStoreStatus.NotFound, $"The Secret Service has no {what}.");

    private (string, string)[] Attributes(string entry) => [("xdg:schema", Schema), ("service", application), ("account", entry)];

    private sealed class Items(Session session, GLib.Attributes attributes) : IDisposable
    {
        public List<nint> All { get; } = LibSecret.Search(session.Service, attributes.Table, session.Cancellable);

        public bool AnyLocked => All.Exists(LibSecret.IsItemLocked);

        public void Dispose() => All.ForEach(GLib.Unref);
    }
}
