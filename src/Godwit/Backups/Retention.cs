using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Deletes old backups that are ours by name and by content. What cannot be read is left alone.</summary>
internal static class Retention
{
    /// <summary>After a run that succeeded: keeps the newest, and the one that an unfinished upgrade names.</summary>
    public static void Prune(Connections connections, MigrationSet set, int kept, RunReporter reporter, string? needed = null)
    {
        foreach (var backup in BackupName.List(connections.Path).Where(backup => HistoryOf(connections, set, backup.Path) is not null).Skip(kept).Where(backup => backup.Path != needed))
            Delete(backup.Path, reporter);
        PruneReplaced(connections, kept, reporter);
    }

    /// <summary>After a restore: keeps the newest of what was replaced. It may be damaged, so that only its name tells.</summary>
    public static void PruneReplaced(Connections connections, int kept, RunReporter reporter)
    {
        foreach (var replaced in BackupName.List(connections.Path, BackupName.Replaced).Skip(kept))
            Delete(replaced.Path, reporter);
    }

    /// <summary>After a run that was rolled back: of the backups made before the same upgrade, only its own stays.</summary>
    public static void PruneSameUpgrade(Connections connections, MigrationSet set, string own, RunReporter reporter)
    {
        if (HistoryOf(connections, set, own) is not { } history)
            return;
        foreach (var backup in BackupName.List(connections.Path).Where(backup => backup.Path != own))
        {
            if (HistoryOf(connections, set, backup.Path) is { } other && other.SequenceEqual(history))
                Delete(backup.Path, reporter);
        }
    }

    private static IReadOnlyList<HistoryRow>? HistoryOf(Connections connections, MigrationSet set, string backup)
    {
        try
        {
            using var connection = connections.OpenBackup(backup);
            return new HistoryTable(set.HistoryTable).Read(connection);
        }
        catch (Exception error) when (error is SqliteException or MigrationException)
        {
            return null;
        }
    }

    /// <summary>After plaintext was erased: copies that were made before the migration that erased it still hold it.</summary>
    /// <returns>False where one could not be deleted.</returns>
    public static bool DeletePlaintext(Connections connections, MigrationSet set, long version, RunReporter reporter)
    {
        var copies = BackupName.List(connections.Path).Concat(BackupName.List(connections.Path, BackupName.Replaced)).ToList();
        var areGone = true;
        foreach (var copy in copies.Where(copy => HistoryOf(connections, set, copy.Path) is { } history && !history.Any(row => row.Version == version)))
        {
            if (Delete(copy.Path, reporter))
                reporter.Warn($"The copy '{copy.Path}' held what was encrypted since, and was deleted.");
            else
                areGone = false;
        }

        return areGone;
    }

    private static bool Delete(string path, RunReporter reporter)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reporter.Warn($"The old backup '{path}' could not be deleted: {error.Message}");
            return false;
        }
    }
}
