using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Godwit.Tests;

/// <summary>
/// Lets operations of SQLite's file system fail, in this whole process: the functions of the default VFS, and of the
/// files it opens, are replaced by ones that count, fail when told to, and else call the original.
/// </summary>
internal static unsafe class FaultyFiles
{
    // sqlite3_vfs and sqlite3_io_methods on 64 bits, in pointers.
    private const int VfsOpen = 5;
    private const int VfsDelete = 6;
    private const int Read = 2;
    private const int Write = 3;
    private const int Truncate = 4;
    private const int Sync = 5;
    private const int MethodsLength = 19;

    private static readonly Dictionary<nint, nint> Patched = [];
    private static readonly Dictionary<nint, nint> Originals = [];
    private static delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int> _open;
    private static delegate* unmanaged[Cdecl]<nint, byte*, int, int> _delete;
    private static string _operation = "";
    private static int _code;
    private static int _countdown;
    private static bool _persists;

    /// <summary>True once the fault has happened.</summary>
    public static bool HasFailed { get; private set; }

    public static void Install()
    {
        var find = (delegate* unmanaged[Cdecl]<byte*, nint*>)NativeLibrary.GetExport(TestEngine.Library, "sqlite3_vfs_find");
        var vfs = find(null);
        _open = (delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>)vfs[VfsOpen];
        _delete = (delegate* unmanaged[Cdecl]<nint, byte*, int, int>)vfs[VfsDelete];
        vfs[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>)&OnOpen;
        vfs[VfsDelete] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, int>)&OnDelete;
    }

    /// <summary>The n-th operation from now on fails with a code, and with it all later ones where it persists.</summary>
    public static void Arm(string operation, int code, int n, bool persists) =>
        (_operation, _code, _countdown, _persists, HasFailed) = (operation, code, n, persists, false);

    public static void Disarm() => _operation = "";

    private static bool Fails(string operation)
    {
        if (operation != _operation || _countdown-- > 0 || (HasFailed && !_persists))
            return false;
        HasFailed = true;
        return true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint vfs, byte* name, nint file, int flags, int* outFlags)
    {
        if (Fails("open"))
        {
            *(nint*)file = 0;
            return _code;
        }

        var result = _open(vfs, name, file, flags, outFlags);
        var methods = *(nint*)file;
        if (result == 0 && methods != 0)
            *(nint*)file = Patch(methods);
        return result;
    }

    private static nint Patch(nint methods)
    {
        if (Patched.TryGetValue(methods, out var patched))
            return patched;
        var table = (nint*)NativeMemory.Alloc(MethodsLength, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>((void*)methods, MethodsLength).CopyTo(new Span<nint>(table, MethodsLength));
        table[Read] = (nint)(delegate* unmanaged[Cdecl]<nint, void*, int, long, int>)&OnRead;
        table[Write] = (nint)(delegate* unmanaged[Cdecl]<nint, void*, int, long, int>)&OnWrite;
        table[Truncate] = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&OnTruncate;
        table[Sync] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&OnSync;
        Patched[methods] = (nint)table;
        Originals[(nint)table] = methods;
        return (nint)table;
    }

    private static nint Original(nint file, int method) => ((nint*)Originals[*(nint*)file])[method];

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnDelete(nint vfs, byte* name, int syncFolder) => Fails("delete") ? _code : _delete(vfs, name, syncFolder);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnRead(nint file, void* buffer, int count, long offset) =>
        Fails("read") ? _code : ((delegate* unmanaged[Cdecl]<nint, void*, int, long, int>)Original(file, Read))(file, buffer, count, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnWrite(nint file, void* buffer, int count, long offset) =>
        Fails("write") ? _code : ((delegate* unmanaged[Cdecl]<nint, void*, int, long, int>)Original(file, Write))(file, buffer, count, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnTruncate(nint file, long size) =>
        Fails("truncate") ? _code : ((delegate* unmanaged[Cdecl]<nint, long, int>)Original(file, Truncate))(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSync(nint file, int flags) =>
        Fails("sync") ? _code : ((delegate* unmanaged[Cdecl]<nint, int, int>)Original(file, Sync))(file, flags);
}
