using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// Makes a backup: the file as it is where that can be had, and else with SQLite's online backup API, which sees unflushed
/// WAL pages as any reader does. It has its name only when it is whole, checked and on the disk.
/// </summary>
internal static class BackupWriter
{
    /// <param name="connections">Opens the copy.</param>
    /// <param name="source">A connection to the database that is inside no transaction of its own.</param>
    /// <param name="name">The name of the copy.</param>
    /// <param name="isLocked">
    /// True where a lock keeps every writer out; then the copy is checked. False for what a restore replaces: it may be
    /// damaged, and is kept as it is.
    /// </param>
    /// <param name="reporter">Takes progress and warnings.</param>
    /// <param name="cancellationToken">Cancels; the unfinished copy is removed.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="CorruptDatabaseException">The check found damaged pages; the source has them too.</exception>
    public static string Write(Connections connections, SqliteConnection source, BackupName name, bool isLocked, RunReporter reporter, CancellationToken cancellationToken)
    {
        reporter.Enter(MigrationPhase.BackingUp);
        foreach (var leftover in BackupName.Unfinished(connections.Path))
            File.Delete(leftover);
        var partial = name.Path + BackupName.Partial;
        try
        {
            reporter.At("backup begun");
            var findings = (isLocked ? CopyFile(connections, source, partial, reporter, cancellationToken) : null)
                ?? CopyPages(connections, source, partial, isLocked, reporter, cancellationToken);
            foreach (var finding in findings)
                reporter.Warn(finding);
            DurableFiles.Sync(partial);
            reporter.At("backup synced");
            File.Move(partial, name.Path, overwrite: false);
            DurableFiles.SyncFolderOf(name.Path);
            Log.BackedUp(reporter.Logger, name.Path);
            reporter.At("backup complete");
            return name.Path;
        }
        catch (Exception error)
        {
            File.Delete(partial);
            if (error is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT })
                throw new OperationCanceledException("The backup was cancelled.", error, cancellationToken);
            throw;
        }
    }

    /// <returns>What the check found; null where the copy cannot be had, or is not whole: SQLite itself may do better, or says what is wrong.</returns>
    private static IReadOnlyList<string>? CopyFile(Connections connections, SqliteConnection source, string partial, RunReporter reporter, CancellationToken cancellationToken)
    {
        Create(partial);
        if (!FileCopy.TryRun(source, partial, connections.IsEncrypted, reporter, cancellationToken))
            return null;
        reporter.At("backup copied");
        try
        {
            using var copy = connections.OpenBackup(partial);
            using (Interruption(copy, cancellationToken))
                return DatabaseCheck.Run(copy, connections.Path);
        }
        catch (CorruptDatabaseException)
        {
            return null;
        }
        catch (SqliteException error) when (error.SqliteErrorCode != raw.SQLITE_INTERRUPT)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> CopyPages(Connections connections, SqliteConnection source, string partial, bool isChecked, RunReporter reporter, CancellationToken cancellationToken)
    {
        Create(partial);
        using var copy = connections.Open(partial, SqliteOpenMode.ReadWrite, exclusive: true);
        using (Interruption(copy, cancellationToken))
        {
            // Nobody else knows the file, and it is worthless until it is whole: no journal, one sync at the end.
            copy.Text("PRAGMA journal_mode = OFF");
            copy.Execute("PRAGMA synchronous = OFF");
            PageCopy.Run(source, copy, reporter, cancellationToken);
            reporter.At("backup copied");
            return isChecked ? DatabaseCheck.Run(copy, connections.Path) : [];
        }
    }

    private static void Create(string partial)
    {
        File.Delete(partial);
        OwnFiles.Create(partial);
    }

    private static CancellationTokenRegistration Interruption(SqliteConnection copy, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static db => raw.sqlite3_interrupt((sqlite3)db!), copy.Db());
}
