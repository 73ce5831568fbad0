namespace Godwit;

/// <summary>The file is no SQLite database, or it is encrypted and the key does not fit.</summary>
public sealed class NotADatabaseException : MigrationException
{
    internal NotADatabaseException(string? path, Exception? innerException = null)
        : base($"The file '{path}' is not a database that can be read: it is another kind of file, damaged at its start, or encrypted with another key.", "Check that this is the right file and the right key. Do not delete it; restore a backup if the file is damaged.", innerException)
        => DatabasePath = path;
}
