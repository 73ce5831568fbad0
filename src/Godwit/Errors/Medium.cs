namespace Godwit;

/// <summary>What a person should know of the place where a file lies.</summary>
internal static class Medium
{
    /// <summary>A clause to follow the path, or nothing for an ordinary disk.</summary>
    public static string Clause(string? path)
    {
        try
        {
            return path is null ? "" : new DriveInfo(Path.GetDirectoryName(path) ?? path).DriveType switch
            {
                DriveType.Network => " (on a network drive, where locks and writes are not reliable)",
                DriveType.CDRom => " (on a medium that can only be read)",
                _ => "",
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
