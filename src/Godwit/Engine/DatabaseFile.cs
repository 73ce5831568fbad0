using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The file behind a connection, read through SQLite's own handle: to open the live file another way and close it again
/// would drop SQLite's locks on POSIX.
/// </summary>
internal readonly unsafe struct DatabaseFile
{
    // sqlite3.h: SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_VFS_POINTER.
    private const int FilePointer = 7;
    private const int VfsPointer = 27;

    private readonly IoMethods** _file;

    private DatabaseFile(IoMethods** file) => _file = file;

    /// <summary>The size in bytes; 0 where it cannot be had.</summary>
    public long Size
    {
        get
        {
            long size = 0;
            return (*_file)->FileSize(_file, &size) == raw.SQLITE_OK ? size : 0;
        }
    }

    /// <summary>Null where the connection has no file, or the loaded SQLite does not show it.</summary>
    public static DatabaseFile? Of(SqliteConnection connection)
    {
        IoMethods** file = null;
        return NativeSqlite.Control(connection, FilePointer, &file) == raw.SQLITE_OK && file != null && *file != null ? new DatabaseFile(file) : null;
    }

    /// <summary>
    /// True where one of SQLite's own file systems reads the file, so that what is read is what is on the disk. Others
    /// decrypt, decompress or compute what they return.
    /// </summary>
    public static bool IsPlainlyRead(SqliteConnection connection)
    {
        Vfs* vfs = null;
        if (NativeSqlite.Control(connection, VfsPointer, &vfs) != raw.SQLITE_OK || vfs == null || vfs->Name == null)
            return false;
        var name = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(vfs->Name));
        return name.Split('-')[0] is "unix" or "win32";
    }

    /// <summary>Fills a piece; false where the file has no such bytes, or they cannot be read.</summary>
    public bool Read(Span<byte> piece, long offset)
    {
        fixed (byte* bytes = piece)
            return (*_file)->Read(_file, bytes, piece.Length, offset) == raw.SQLITE_OK;
    }

    /// <summary>True for the first bytes of a database that nobody encrypted.</summary>
    public static bool IsPlaintext(ReadOnlySpan<byte> header) => header.StartsWith("SQLite format 3\0"u8);

    /// <summary>The beginning of <c>sqlite3_io_methods</c>, the same in every version.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct IoMethods
    {
        public readonly int Version;
        public readonly nint Close;
        public readonly delegate* unmanaged[Cdecl]<IoMethods**, byte*, int, long, int> Read;
        public readonly nint Write;
        public readonly nint Truncate;
        public readonly nint Sync;
        public readonly delegate* unmanaged[Cdecl]<IoMethods**, long*, int> FileSize;
    }

    /// <summary>The beginning of <c>sqlite3_vfs</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Vfs
    {
        public readonly int Version;
        public readonly int FileObjectSize;
        public readonly int LongestPath;
        public readonly nint Next;
        public readonly byte* Name;
    }
}
