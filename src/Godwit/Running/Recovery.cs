using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Takes an interrupted upgrade back: the marker in the database names the backup.</summary>
internal sealed class Recovery(Connections connections, MigrationSet set, MigratorOptions options, RunReporter reporter)
{
    private readonly OwedTasks _owed = new(set.HistoryTable);

    public bool IsNeeded(SqliteConnection connection) => _owed.Find(connection, OwedTasks.Restore) is not null;

    /// <summary>For the next start after a kill.</summary>
    /// <param name="connection">Holds the file alone, and is inside no transaction.</param>
    public async Task RecoverAsync(SqliteConnection connection)
    {
        var backup = BackupPath(connection);
        try
        {
            Verify(backup);
            var replaced = await new Restorer(connections, options, reporter).ReplaceAsync(connection, backup).ConfigureAwait(false);
            reporter.Warn($"An update had been interrupted. The database was restored from '{backup}'; what was there is in '{replaced}'.");
        }
        catch (Exception error) when (error is SqliteException or MigrationException or IOException or UnauthorizedAccessException)
        {
            throw new RestoreFailedException(connections.Path, backup, error.Message, error);
        }
    }

    /// <summary>For the run that failed itself, after a part was committed.</summary>
    public async Task TakeBackAsync(SqliteConnection connection, string backup, Exception cause)
    {
        try
        {
            await new Restorer(connections, options, reporter).RestoreAsync(connection, backup).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SqliteException or MigrationException or IOException or UnauthorizedAccessException)
        {
            throw new RestoreFailedException(connections.Path, backup, $"{error.Message} (after: {cause.Message})", error);
        }
    }

    /// <summary>The marker holds a file's name, which was ours and stays in the folder of the database.</summary>
    private string BackupPath(SqliteConnection connection) =>
        Path.Combine(Path.GetDirectoryName(connections.Path)!, Path.GetFileName(_owed.Find(connection, OwedTasks.Restore)!));

    private void Verify(string backup)
    {
        if (!File.Exists(backup))
            throw new BackupMismatchException(backup, "the file does not exist.");
        using var source = connections.OpenBackup(backup);
        DatabaseCheck.Run(source, backup);
        if (IsNeeded(source))
            throw new BackupMismatchException(backup, "it was made in the middle of an update.");
    }
}
