using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Makes a backup with SQLite's online backup API, which sees unflushed WAL pages as any reader does. It has its name
/// only when it is whole, checked and on the disk.
/// </summary>
internal static class BackupWriter
{
    /// <returns>The path of the backup.</returns>
    /// <exception cref="CorruptDatabaseException">The check found damaged pages; the source has them too.</exception>
    public static string Write(Connections connections, string database, DateTimeOffset now, RunReporter reporter, CancellationToken cancellationToken)
    {
        reporter.Enter(MigrationPhase.BackingUp);
        foreach (var leftover in BackupName.Unfinished(database))
            File.Delete(leftover);
        var name = BackupName.Next(database, now);
        var partial = name.Path + BackupName.Partial;
        try
        {
            new FileStream(partial, OwnFiles.Options(FileMode.CreateNew)).Dispose();
            using (var source = connections.OpenToLook())
            using (var copy = connections.Open(partial, SqliteOpenMode.ReadWrite))
            {
                // Nobody else knows the file, and it is worthless until it is whole: no journal, no locks, one sync at the end.
                copy.Text("PRAGMA locking_mode = EXCLUSIVE");
                copy.Text("PRAGMA journal_mode = OFF");
                copy.Execute("PRAGMA synchronous = OFF");
                PageCopy.Run(source, copy, reporter, cancellationToken);
                foreach (var warning in DatabaseCheck.Run(copy, database))
                    reporter.Warn(warning);
            }

            DurableFiles.Sync(partial);
            File.Move(partial, name.Path, overwrite: false);
            DurableFiles.SyncFolderOf(name.Path);
            Log.BackedUp(reporter.Logger, name.Path);
            return name.Path;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
