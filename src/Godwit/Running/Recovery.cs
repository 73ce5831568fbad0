using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Takes an interrupted upgrade back: the marker in the database names the backup. A resumable migration that is half way goes back only where the options say so.</summary>
internal sealed class Recovery(Connections connections, MigrationSet set, MigratorOptions options, RunReporter reporter)
{
    private readonly OwedTasks _owed = new(set.HistoryTable);

    public bool IsNeeded(SqliteConnection connection) => Needed(connection) is not null;

    /// <summary>For the next start after a kill.</summary>
    /// <param name="connection">Holds the file alone, and is inside no transaction.</param>
    public async Task RecoverAsync(SqliteConnection connection)
    {
        var backup = BackupPath(connection);
        try
        {
            BackupVerification.Verify(connections, backup, set.HistoryTable);
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

    /// <summary>
    /// What the marker says of a backup: the name of its file, which stays in the folder of the database, and its size, so
    /// that a file that was emptied since is not taken for the backup of a new database.
    /// </summary>
    public static string Marker(string backup) => $"{Path.GetFileName(backup)}/{new FileInfo(backup).Length}";

    /// <summary>The path of the backup that a marker names, whether it still exists or not.</summary>
    public static string PathOf(string marker, string database) => Path.Combine(Path.GetDirectoryName(database) ?? "", marker.Split('/')[0]);

    /// <summary>True where the file that a marker names is there, with the size that it was made with.</summary>
    public static bool IsThere(string marker, string database) => PathOf(marker, database) is var backup && File.Exists(backup) && Marker(backup) == marker;

    private string? Needed(SqliteConnection connection) =>
        _owed.Find(connection, OwedTasks.Restore)
        ?? (options.WhenInterrupted == WhenInterrupted.Restore ? _owed.FindResumption(connection)?.Backup : null);

    private string BackupPath(SqliteConnection connection)
    {
        var marker = Needed(connection)!;
        var backup = PathOf(marker, connections.Path);
        return IsThere(marker, connections.Path) ? backup : throw new RestoreFailedException(connections.Path, backup, "the backup is missing, or is not the file that was made");
    }
}
