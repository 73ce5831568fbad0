using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Decides whether a file is a whole backup of this database for this program, before anything is destroyed.</summary>
internal static class BackupVerification
{
    /// <summary>For a backup that the user chose: it must also fit the program.</summary>
    /// <returns>The newest version of its history.</returns>
    /// <exception cref="BackupMismatchException">It does not, and the reason.</exception>
    public static long? Verify(Connections connections, string backup, MigrationSet set)
    {
        if (new FileInfo(backup) is not { Exists: true, Length: > 0 })
            throw new BackupMismatchException(backup, "the file does not exist, or is empty.");
        return Read(connections, backup, set.HistoryTable, connection => Inspection.Plan(connection, set).FromVersion);
    }

    /// <summary>For the backup that the marker of an interrupted run names.</summary>
    public static void Verify(Connections connections, string backup, string historyTable) => Read<object?>(connections, backup, historyTable, static _ => null);

    private static T Read<T>(Connections connections, string backup, string historyTable, Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = connections.OpenBackup(backup);
            DatabaseCheck.Run(connection, backup);
            if (new OwedTasks(historyTable).Find(connection, OwedTasks.Restore) is not null)
                throw new BackupMismatchException(backup, "it was made in the middle of an update.");
            return read(connection);
        }
        catch (SqliteException error)
        {
            throw new BackupMismatchException(backup, $"it cannot be read: {error.Message}.", error).WithCodes(error);
        }
        catch (MigrationException error) when (error is not BackupMismatchException)
        {
            throw new BackupMismatchException(backup, error.Message, error);
        }
    }
}
