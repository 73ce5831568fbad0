using System.Runtime.InteropServices;

namespace Godwit.Linux;

/// <summary>One conversation with the Secret Service, and what its default collection says about it.</summary>
internal sealed class Session : IDisposable
{
    private readonly CancellationTokenRegistration _registration;

    public Session(CancellationToken ending)
    {
        Cancellable = GLib.NewCancellable();
        _registration = ending.Register(() => GLib.Cancel(Cancellable));
        try
        {
            GLib.SurviveTheBus(Cancellable);
            Service = LibSecret.Connect(Cancellable);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public static KeyStoreAnswer LockedAnswer => KeyStoreAnswer.Of(KeyStoreStatus.Locked, "The keyring is locked. Unlock it, as by logging in with its password.");

    public nint Cancellable { get; }

    public nint Service { get; }

    /// <summary>Why an entry that was not found may be there all the same; null where it is not.</summary>
    public KeyStoreAnswer? WhyNotFound() => WithDefault(_ => null);

    /// <summary>Why nothing should be stored; null where it can be.</summary>
    public KeyStoreAnswer? WhyNotWritable() => WithDefault(collection =>
        KeyringFile.IsPlaintext(Marshal.PtrToStringUTF8(GLib.ObjectPath(collection)) ?? "")
            ? KeyStoreAnswer.Of(KeyStoreStatus.Denied, "The keyring has no password, so that its file shows every secret. Give it one, as in Passwords and Keys, or choose a key file.")
            : null);

    public void Dispose()
    {
        _registration.Dispose();
        if (Service != 0)
            GLib.Unref(Service);
        GLib.Unref(Cancellable);
    }

    private KeyStoreAnswer? WithDefault(Func<nint, KeyStoreAnswer?> look)
    {
        var collection = LibSecret.DefaultCollection(Service, Cancellable);
        if (collection == 0)
            return KeyStoreAnswer.Of(KeyStoreStatus.Unavailable, "There is no default keyring. Create one, as in Passwords and Keys, or choose a key file.");
        try
        {
            return LibSecret.IsCollectionLocked(collection) ? LockedAnswer : look(collection);
        }
        finally
        {
            GLib.Unref(collection);
        }
    }
}
