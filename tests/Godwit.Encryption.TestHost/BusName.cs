using System.Runtime.InteropServices;

namespace Godwit.Encryption.TestHost;

/// <summary>Owns a name on the session bus, for as long as the process lives.</summary>
internal static unsafe partial class BusName
{
    private const string Io = "libgio-2.0.so.0";

    public static void Own(string name)
    {
        nint error = 0;
        var bus = BusGet(2, 0, &error);
        var arguments = NewTuple($"('{name}', uint32 0)");
        var reply = CallSync(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", arguments, 0, 0, -1, 0, &error);
        if (reply == 0)
            throw new InvalidOperationException($"'{name}' could not be owned.");
    }

    private static nint NewTuple(string text)
    {
        nint error = 0;
        return Parse(0, text, 0, 0, &error);
    }

    [LibraryImport(Io, EntryPoint = "g_bus_get_sync")]
    private static partial nint BusGet(int type, nint cancellable, nint* error);

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_variant_parse", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Parse(nint type, string text, nint limit, nint end, nint* error);

    [LibraryImport(Io, EntryPoint = "g_dbus_connection_call_sync", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint CallSync(nint bus, string name, string path, string type, string method, nint parameters, nint reply, int flags, int timeout, nint cancellable, nint* error);
}
