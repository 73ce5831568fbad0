using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The loaded SQLite as a native library, for the functions that SQLitePCLRaw does not have. It must be the very library
/// that the provider calls, however that was found: another SQLite in the process knows nothing of our connections.
/// </summary>
internal static unsafe class NativeSqlite
{
    private static readonly Lazy<nint> Library = new(Find);
    private static readonly Lazy<nint> FileControl = new(static () => Export("sqlite3_file_control"));

    /// <summary>The library that the program has put in the place of the one that SQLitePCLRaw names; 0 where it has not.</summary>
    public static nint Chosen { get; set; }

    /// <summary>The address of a function; 0 where the library does not export it, or was not found.</summary>
    public static nint Export(string name) => Library.Value != 0 && NativeLibrary.TryGetExport(Library.Value, name, out var address) ? address : 0;

    /// <summary><c>sqlite3_file_control</c> on the main file of a connection.</summary>
    public static int Control(SqliteConnection connection, int operation, void* argument)
    {
        if (FileControl.Value == 0)
            return raw.SQLITE_NOTFOUND;
        fixed (byte* main = "main\0"u8)
            return ((delegate* unmanaged[Cdecl]<nint, byte*, int, void*, int>)FileControl.Value)(connection.Db().DangerousGetHandle(), main, operation, argument);
    }

    private static nint Find()
    {
        // Where the version's text lies in memory tells one library from another of the same version.
        fixed (byte* version = raw.sqlite3_libversion())
        {
            if (IsLoaded(Chosen, version))
                return Chosen;
            if (NativeLibrary.TryLoad(raw.GetNativeLibraryName(), typeof(raw).Assembly, null, out var named))
            {
                if (IsLoaded(named, version))
                    return named;
                NativeLibrary.Free(named);
            }

            return ModuleOf((nint)version) is { } file && NativeLibrary.TryLoad(file, out var module) && IsLoaded(module, version) ? module : 0;
        }
    }

    private static bool IsLoaded(nint library, byte* version) =>
        library != 0 && NativeLibrary.TryGetExport(library, "sqlite3_libversion", out var function) && ((delegate* unmanaged[Cdecl]<byte*>)function)() == version;

    /// <summary>For a program that resolves the provider's library itself.</summary>
    private static string? ModuleOf(nint address)
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            using (module)
            {
                if (address >= module.BaseAddress && address < module.BaseAddress + module.ModuleMemorySize)
                    return module.FileName;
            }
        }

        return null;
    }
}
