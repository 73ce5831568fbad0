namespace Godwit;

/// <summary>Files that are whole or absent after a crash, and readable by their owner alone.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces a file in one step: written beside it as 0600, synced, renamed, and the folder synced.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var partial = path + ".partial";
        File.Delete(partial);
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

    /// <summary>Deletes a file that may not be there, for good.</summary>
    public static void Delete(string path)
    {
        if (!File.Exists(path))
            return;
        File.Delete(path);
        DurableFiles.SyncFolderOf(path);
    }
}
