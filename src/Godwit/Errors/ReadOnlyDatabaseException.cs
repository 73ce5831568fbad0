namespace Godwit;

/// <summary>The file, its folder or its medium cannot be written.</summary>
public sealed class ReadOnlyDatabaseException : MigrationException
{
    internal ReadOnlyDatabaseException(string? path, string what, Exception? innerException = null)
        : base($"The database '{path}'{Medium.Clause(path)} has to be updated, but {what} cannot be written.", "Give yourself write access to the file and its folder, or move the database to a medium that can be written.", innerException)
        => DatabasePath = path;
}
