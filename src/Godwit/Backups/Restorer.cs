using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// Puts a database back as a backup has it: through the backup API into the live file, which is one transaction. No file
/// is replaced under an open connection, readers keep what they read, and the backup stays.
/// </summary>
internal sealed class Restorer(Connections connections, MigratorOptions options, RunReporter reporter)
{
    /// <summary>Keeps what is there now as <c>.replaced_…</c>, and restores.</summary>
    /// <param name="target">A connection to the live database that is inside no transaction.</param>
    /// <param name="backup">A backup that was verified.</param>
    /// <returns>The path of what was replaced.</returns>
    public async Task<string> ReplaceAsync(SqliteConnection target, string backup)
    {
        var name = BackupName.Next(connections.Path, options.TimeProvider.GetUtcNow(), BackupName.Replaced);
        var replaced = BackupWriter.Write(connections, target, name, isLocked: false, reporter, CancellationToken.None);
        await RestoreAsync(target, backup).ConfigureAwait(false);
        return replaced;
    }

    /// <summary>
    /// For a live file that is too damaged to be opened: its bytes are kept as they are, it is emptied, and the backup is
    /// copied in. This alone is not atomic; a kill in the middle leaves an empty database, and both copies.
    /// </summary>
    public async Task<string> ReplaceDamagedAsync(string backup)
    {
        var name = BackupName.Next(connections.Path, options.TimeProvider.GetUtcNow(), BackupName.Replaced);
        DurableFiles.Copy(connections.Path, name.Path);
        // What lies beside a damaged file must not be played into the restored one.
        foreach (var rest in (string[])["-wal", "-shm", "-journal"])
            File.Delete(connections.Path + rest);
        DurableFiles.Empty(connections.Path);
        using var target = connections.Open();
        await RestoreAsync(target, backup).ConfigureAwait(false);
        return name.Path;
    }

    /// <summary>Restores without keeping what is there. It cannot be cancelled: half a restore helps nobody.</summary>
    public async Task RestoreAsync(SqliteConnection target, string backup)
    {
        reporter.Enter(MigrationPhase.Restoring);
        using var source = connections.OpenBackup(backup);
        DatabaseCheck.Run(source, backup);
        target.Execute("PRAGMA main.synchronous = FULL");
        await WriteLock.RetryAsync(
            () =>
            {
                MatchPageSize(source, target);
                reporter.At("restoring");
                PageCopy.Run(source, target, reporter, CancellationToken.None);
            },
            connections.Path, options.LockTimeout, reporter, CancellationToken.None).ConfigureAwait(false);
        DatabaseCheck.Run(target, connections.Path);
        reporter.At("restored");
    }

    /// <summary>A WAL database cannot take pages of another size; it leaves that mode, and the copy brings its own back.</summary>
    private static void MatchPageSize(SqliteConnection source, SqliteConnection target)
    {
        if (source.Number("PRAGMA main.page_size") == target.Number("PRAGMA main.page_size") || target.Text("PRAGMA main.journal_mode") != "wal")
            return;
        if (target.Text("PRAGMA main.journal_mode = DELETE") != "delete")
            throw new SqliteException("another program reads the database", raw.SQLITE_BUSY);
    }
}
