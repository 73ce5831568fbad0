using System.Runtime.InteropServices;

namespace Godwit.Linux;

/// <summary>The few functions of GLib that libsecret's calls need.</summary>
internal static unsafe partial class GLib
{
    private const string Core = "libglib-2.0.so.0";
    private const string Objects = "libgobject-2.0.so.0";
    private const string Io = "libgio-2.0.so.0";
    private const int SessionBus = 2;

    /// <summary>GDBus ends the whole process when the session bus goes away; a program with a database must not die of that.</summary>
    public static void SurviveTheBus(nint cancellable)
    {
        nint error = 0;
        var bus = BusGet(SessionBus, cancellable, &error);
        GError.ThrowIfSet(error);
        SetExitOnClose(bus, 0);
        Unref(bus);
    }

    /// <summary>A GHashTable of strings, and their memory.</summary>
    public static Attributes CreateAttributes(params ReadOnlySpan<(string Name, string Value)> pairs) => new(pairs);

    [LibraryImport(Io, EntryPoint = "g_cancellable_new")]
    public static partial nint NewCancellable();

    [LibraryImport(Io, EntryPoint = "g_cancellable_cancel")]
    public static partial void Cancel(nint cancellable);

    [LibraryImport(Io, EntryPoint = "g_dbus_proxy_get_object_path")]
    public static partial nint ObjectPath(nint proxy);

    [LibraryImport(Objects, EntryPoint = "g_object_unref")]
    public static partial void Unref(nint instance);

    [LibraryImport(Core, EntryPoint = "g_list_free")]
    public static partial void FreeList(nint list);

    [LibraryImport(Core, EntryPoint = "g_error_free")]
    public static partial void FreeError(nint error);

    [LibraryImport(Core, EntryPoint = "g_quark_to_string")]
    public static partial nint QuarkName(uint quark);

    [LibraryImport(Io, EntryPoint = "g_bus_get_sync")]
    private static partial nint BusGet(int type, nint cancellable, nint* error);

    [LibraryImport(Io, EntryPoint = "g_dbus_connection_set_exit_on_close")]
    private static partial void SetExitOnClose(nint connection, int exit);

    [LibraryImport(Core, EntryPoint = "g_hash_table_new")]
    private static partial nint NewTable(nint hash, nint equal);

    [LibraryImport(Core, EntryPoint = "g_hash_table_insert")]
    private static partial int Insert(nint table, nint key, nint value);

    [LibraryImport(Core, EntryPoint = "g_hash_table_unref")]
    private static partial void UnrefTable(nint table);

    internal sealed class Attributes : IDisposable
    {
        private readonly List<nint> _strings = [];

        public Attributes(ReadOnlySpan<(string Name, string Value)> pairs)
        {
            var library = NativeLibrary.Load(Core);
            Table = NewTable(NativeLibrary.GetExport(library, "g_str_hash"), NativeLibrary.GetExport(library, "g_str_equal"));
            foreach (var (name, value) in pairs)
                _ = Insert(Table, Text(name), Text(value));
        }

        public nint Table { get; }

        public void Dispose()
        {
            UnrefTable(Table);
            _strings.ForEach(Marshal.FreeCoTaskMem);
        }

        private nint Text(string text)
        {
            _strings.Add(Marshal.StringToCoTaskMemUTF8(text));
            return _strings[^1];
        }
    }
}
