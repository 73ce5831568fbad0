using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Backups that the application asks for: made, listed, restored, under the same lock as a run.</summary>
internal sealed class BackupRun(MigrationSet set, MigratorOptions options, Connections connections)
{
    private readonly RunReporter _reporter = new(options, connections.Path);

    public Task<BackupInfo> BackUpAsync(CancellationToken cancellationToken) => LockedAsync(async () =>
    {
        if (new FileInfo(connections.Path) is not { Exists: true, Length: > 0 })
            throw new CannotOpenDatabaseException(connections.Path, "there is no database to back up.");
        using var connection = connections.Open();
        await WriteLock.RetryAsync(() => connection.Execute("BEGIN IMMEDIATE"), connections.Path, options.LockTimeout, _reporter, cancellationToken).ConfigureAwait(false);
        Preflight.CheckSpace(connection, connections.Path, copies: 1);
        using var source = connections.OpenToLook();
        var name = BackupName.Next(connections.Path, options.TimeProvider.GetUtcNow(), BackupName.Backup);
        BackupWriter.Write(connections, source, name, isLocked: true, _reporter, cancellationToken);
        connection.Execute("ROLLBACK");
        Retention.Prune(connections, set, options.BackupsKept, _reporter, new HalfWay(set, connections.Path).NeededBackup(connection));
        return Describe(name);
    }, cancellationToken);

    public Task<RestoreReport> RestoreAsync(string backup, CancellationToken cancellationToken) => LockedAsync(async () =>
    {
        var version = BackupVerification.Verify(connections, backup, set);
        cancellationToken.ThrowIfCancellationRequested();
        var isNew = new FileInfo(connections.Path) is not { Exists: true, Length: > 0 };
        var restorer = new Restorer(connections, options, _reporter);
        string? replaced = null;
        if (!isNew && Damage() is { } damage)
        {
            _reporter.Warn($"The database was damaged ({damage}).");
            replaced = await restorer.ReplaceDamagedAsync(backup).ConfigureAwait(false);
        }
        else
        {
            using var target = connections.Open();
            if (isNew)
                await restorer.RestoreAsync(target, backup).ConfigureAwait(false);
            else
                replaced = await ReplaceAsync(restorer, target, backup).ConfigureAwait(false);
        }

        Retention.PruneReplaced(connections, options.BackupsKept, _reporter);
        return new RestoreReport { Version = version, ReplacedPath = replaced, Warnings = [.. _reporter.Warnings], Duration = _reporter.Elapsed };
    }, cancellationToken);

    public IReadOnlyList<BackupInfo> List() => [.. BackupName.List(connections.Path).Select(Describe)];

    private async Task<string> ReplaceAsync(Restorer restorer, SqliteConnection target, string backup)
    {
        Preflight.CheckWritable(target, connections.Path);
        Preflight.CheckSpace(target, connections.Path, copies: 3);
        return await restorer.ReplaceAsync(target, backup).ConfigureAwait(false);
    }

    /// <summary>Null for a database that can be opened; what is wrong with one that cannot.</summary>
    private string? Damage()
    {
        try
        {
            using var connection = connections.OpenToLook();
            connection.Number("SELECT count(*) FROM main.sqlite_master");
            return null;
        }
        catch (SqliteException error) when (SqliteErrors.OfFile(error, connections.Path) is NotADatabaseException or CorruptDatabaseException)
        {
            return error.Message;
        }
    }

    private BackupInfo Describe(BackupName name)
    {
        var info = new BackupInfo { Path = name.Path, CreatedAt = name.CreatedAt, Size = new FileInfo(name.Path).Length };
        try
        {
            using var connection = connections.OpenBackup(name.Path);
            var history = new HistoryTable(set.HistoryTable).Read(connection);
            return info with { IsReadable = true, Version = history.Count == 0 ? null : history[^1].Version };
        }
        catch (Exception error) when (error is SqliteException or MigrationException)
        {
            return info;
        }
    }

    private async Task<T> LockedAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            var migrating = await MigratingLock.AcquireAsync(connections.Path, _reporter, cancellationToken).ConfigureAwait(false);
            await using (migrating.ConfigureAwait(false))
                return await action().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo.Throw(Reports.Failed(error, connections.Path, _reporter));
            throw;
        }
    }
}
