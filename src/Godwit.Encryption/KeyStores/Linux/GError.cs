using System.Runtime.InteropServices;

namespace Godwit.Linux;

/// <summary>An error of GLib, and what it means for a key store.</summary>
#pragma warning disable CA1064 // Never leaves this folder.
internal sealed class GError : Exception
#pragma warning restore CA1064
{
    private GError(string domain, int code, string message)
        : base($"{message} ({domain} {code})") => Status = StatusOf(domain, code);

    public KeyStoreStatus Status { get; }

    /// <summary>Throws and frees the error, where there is one.</summary>
    public static unsafe void ThrowIfSet(nint error)
    {
        if (error == 0)
            return;
        var native = (Native*)error;
        var managed = new GError(Marshal.PtrToStringUTF8(GLib.QuarkName(native->Domain)) ?? "", native->Code, Marshal.PtrToStringUTF8(native->Message) ?? "");
        GLib.FreeError(error);
        throw managed;
    }

    private static KeyStoreStatus StatusOf(string domain, int code) => (domain, code) switch
    {
        ("g-io-error-quark", 19 or 24) or ("g-dbus-error-quark", 4 or 20 or 21) => KeyStoreStatus.TimedOut, // cancelled by us, timed out; no reply
        ("secret-error", 2) => KeyStoreStatus.Locked,
        ("g-io-error-quark", 14) or ("g-dbus-error-quark", 9 or 10) => KeyStoreStatus.Denied, // permission; access, authentication
        _ => KeyStoreStatus.Unavailable,
    };

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Native
    {
        public readonly uint Domain;
        public readonly int Code;
        public readonly nint Message;
    }
}
