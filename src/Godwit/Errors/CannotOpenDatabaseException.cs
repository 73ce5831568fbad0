namespace Godwit;

/// <summary>The file cannot be opened or created: a folder is missing, access is denied, or the disk reports an error.</summary>
public sealed class CannotOpenDatabaseException : MigrationException
{
    internal CannotOpenDatabaseException(string path, string reason, Exception? innerException = null)
        : base($"The database '{path}' cannot be opened: {reason}", "Check that the folder exists and that you may read and write it, then start the program again.", innerException)
        => DatabasePath = path;
}
