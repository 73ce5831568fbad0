namespace Godwit;

/// <summary>How Godwit makes files: for the owner only, and never through another handle than its own.</summary>
internal static class OwnFiles
{
    public static FileStreamOptions Options(FileMode mode, FileOptions options = FileOptions.None)
    {
        var result = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = options, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode is FileMode.CreateNew or FileMode.OpenOrCreate)
            result.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return result;
    }

    /// <summary>Makes an empty file, lest SQLite make it readable for others. Fails where it exists.</summary>
    public static void Create(string path) => new FileStream(path, Options(FileMode.CreateNew)).Dispose();

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // The HRESULT of an IOException is errno on Unix, and carries the Win32 code in its low word on Windows.
    public static bool IsDiskFull(IOException error) => OperatingSystem.IsWindows() ? (error.HResult & 0xffff) is 112 or 39 : error.HResult is 28 or 122;

    public static bool IsReadOnlyFileSystem(IOException error) => OperatingSystem.IsWindows() ? (error.HResult & 0xffff) is 19 : error.HResult is 30;
}
