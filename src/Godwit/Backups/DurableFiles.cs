using System.Runtime.InteropServices;

namespace Godwit;

/// <summary>Puts a file, or the name it has in its folder, on the disk for good.</summary>
internal static partial class DurableFiles
{
    public static void Sync(string path)
    {
        using var stream = new FileStream(path, OwnFiles.Options(FileMode.Open));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Copies bytes into a file that must not exist yet, for the owner only.</summary>
    public static void Copy(string source, string target)
    {
        using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var to = new FileStream(target, OwnFiles.Options(FileMode.CreateNew)))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }

        SyncFolderOf(target);
    }

    public static void Empty(string path)
    {
        using var stream = new FileStream(path, OwnFiles.Options(FileMode.Open));
        stream.SetLength(0);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Windows keeps the names of files in its journal; elsewhere the folder has to be synced.</summary>
    public static void SyncFolderOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(Path.GetDirectoryName(path)!, 0);
        if (folder < 0)
            throw new IOException($"The folder of '{path}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        try
        {
            // Some file systems cannot sync a folder, and need not: EINVAL (22).
            if (Sync(folder) != 0 && Marshal.GetLastPInvokeError() != 22)
                throw new IOException($"The folder of '{path}' cannot be written to the disk: {Marshal.GetLastPInvokeErrorMessage()}.", Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = Close(folder);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
