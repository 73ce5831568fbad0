namespace Godwit;

/// <summary>Files that are whole or absent after a crash, and readable by their owner alone.</summary>
internal static class PrivateFile
{
    private const string Partial = ".partial";

    /// <summary>Replaces a file in one step: written beside it as 0600, synced, renamed, and the folder synced.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        DiscardPartial(path);
        var partial = path + Partial;
        using (var stream = new FileStream(partial, OwnFiles.Options(FileMode.CreateNew)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Rename(partial, path);
    }

    /// <summary>Renames a file over another, so that the new name survives a crash.</summary>
    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        DurableFiles.SyncFolderOf(to);
    }

    /// <summary>Deletes what a process that was killed while it replaced the file left behind.</summary>
    public static void DiscardPartial(string path) => File.Delete(path + Partial);

    /// <summary>Deletes a file that may not be there, for good.</summary>
    public static void Delete(string path)
    {
        if (!File.Exists(path))
            return;
        File.Delete(path);
        DurableFiles.SyncFolderOf(path);
    }
}
