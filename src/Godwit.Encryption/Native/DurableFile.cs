using System.Runtime.InteropServices;

namespace Godwit;

/// <summary>Files that are whole or absent after a crash, and readable by their owner alone.</summary>
internal static partial class DurableFile
{
    /// <summary>Replaces a file in one step: written beside it as 0600, synced, renamed, and the folder synced.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var partial = path + ".partial";
        File.Delete(partial);
        using (var stream = CreatePrivate(partial))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Rename(partial, path, overwrite: true);
    }

    /// <summary>Creates a file that did not exist, for its owner alone. Unbuffered, so that no copy of a secret stays in memory.</summary>
    public static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Renames a file so that the new name survives a crash.</summary>
    public static void Rename(string from, string to, bool overwrite)
    {
        File.Move(from, to, overwrite);
        SyncFolderOf(to);
    }

    /// <summary>Writes a file's content to the disk.</summary>
    public static void Sync(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Makes created, renamed and deleted names of a folder durable. Windows does so by itself.</summary>
    public static void SyncFolderOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(Path.GetDirectoryName(Path.GetFullPath(path))!, 0);
        if (folder < 0)
            throw new IOException($"The folder of '{path}' cannot be synced (error {Marshal.GetLastPInvokeError()}). Check its permissions.");
        var failed = Fsync(folder) != 0;
        _ = Close(folder);
        if (failed)
            throw new IOException($"The folder of '{path}' cannot be synced. Check the disk, and that the file system is not read-only.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
