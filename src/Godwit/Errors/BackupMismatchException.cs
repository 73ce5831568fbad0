namespace Godwit;

/// <summary>A file that was to be restored is no backup of this database for this program.</summary>
public sealed class BackupMismatchException : MigrationException
{
    internal BackupMismatchException(string backup, string reason, Exception? innerException = null)
        : base($"'{backup}' cannot be restored: {reason}", "Choose another backup; a release of the program that is newer than the backup can restore it.", innerException)
        => BackupPath = backup;
}
