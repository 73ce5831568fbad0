namespace Godwit;

/// <summary>
/// A part of the upgrade had been committed, and the backup could not be restored. The database says so itself: the
/// next start tries again.
/// </summary>
public sealed class RestoreFailedException : MigrationException
{
    internal RestoreFailedException(string? path, string? backup, string reason, Exception? innerException = null)
        : base($"The interrupted update of '{path}' could not be taken back from '{backup}': {reason}", "Free some disk space, close other programs that use the database, and start the program again; it will try once more. Keep the backup.", innerException)
    {
        DatabasePath = path;
        BackupPath = backup;
        State = DatabaseState.RestoreFailed;
    }
}
