using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Reads what a database says of an upgrade that is half way, and refuses those who cannot go on with it.</summary>
internal sealed class HalfWay(MigrationSet set, string path)
{
    private readonly OwedTasks _owed = new(set.HistoryTable);

    /// <summary>How far the resumable migration is; null where none is half way.</summary>
    public ResumePoint? Point(SqliteConnection connection)
    {
        if (_owed.FindResumption(connection) is not { } marker)
            return null;
        var walk = _owed.FindLastWalk(connection);
        return new ResumePoint
        {
            Version = marker.Version,
            MigrationName = marker.Name,
            BackupPath = Recovery.PathOf(marker.Backup, path),
            Table = walk?.Table,
            Rows = walk?.Cursor.Done ?? 0,
            TotalRows = walk?.Cursor.Total ?? 0,
        };
    }

    /// <summary>True where an upgrade has begun that the next start ends, or takes back.</summary>
    public bool IsHalfWay(SqliteConnection connection) =>
        _owed.FindResumption(connection) is not null || _owed.Find(connection, OwedTasks.Restore) is not null;

    /// <summary>The backup that an unfinished upgrade may have to be restored from.</summary>
    public string? NeededBackup(SqliteConnection connection) =>
        (_owed.FindResumption(connection)?.Backup ?? _owed.Find(connection, OwedTasks.Restore)) is { } marker ? Recovery.PathOf(marker, path) : null;

    /// <summary>The resumable migration that is half way, for a program that knows it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="target">The version that was asked for.</param>
    /// <param name="whenInterrupted">A restore leads to any version.</param>
    /// <exception cref="DatabaseMigratingException">The program cannot go on with it.</exception>
    public ResumeMarker? Find(SqliteConnection connection, long? target, WhenInterrupted whenInterrupted)
    {
        if (_owed.FindResumption(connection) is not { } marker)
            return null;
        if (set.Steps.All(step => step.Version != marker.Version))
            throw new DatabaseMigratingException(Point(connection), "which this program does not know: a newer program has begun it", "Start the newest release of the program and let it finish the update.");
        if (target < marker.Version && whenInterrupted == WhenInterrupted.Resume)
            throw new DatabaseMigratingException(Point(connection), $"and version {target} was asked for", "Let the update finish first. Developers: or set MigratorOptions.WhenInterrupted to Restore, which puts the backup back.");
        return marker;
    }
}
