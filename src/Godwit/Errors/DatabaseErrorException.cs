namespace Godwit;

/// <summary>SQLite or the operating system reported an error that has no name of its own here; the codes say which.</summary>
public sealed class DatabaseErrorException : MigrationException
{
    internal DatabaseErrorException(string? path, string reason, Exception? innerException = null)
        : base($"The database '{path}'{Medium.Clause(path)} cannot be updated: {reason}", "Check the disk and the connection to it, then start the program again. If it happens again, contact support with this message.", innerException)
        => DatabasePath = path;
}
