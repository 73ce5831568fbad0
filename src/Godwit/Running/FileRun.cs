using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>A run on a database file: inspect, lock, plan, back up, apply, verify, commit.</summary>
internal sealed class FileRun
{
    private readonly MigrationSet _set;
    private readonly MigratorOptions _options;
    private readonly Connections _connections;
    private readonly RunReporter _reporter;
    private readonly string _path;

    public FileRun(MigrationSet set, MigratorOptions options, Database database)
    {
        _set = set;
        _options = options;
        _connections = new Connections(database, options);
        _reporter = new RunReporter(options, database.Path);
        _path = database.Path;
    }

    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Look() is { } report)
                return report;
            var migrating = await MigratingLock.AcquireAsync(_path, _reporter, cancellationToken).ConfigureAwait(false);
            await using (migrating.ConfigureAwait(false))
                return await UpgradeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo.Throw(Reports.Failed(error, _path, _reporter));
            throw;
        }
    }

    /// <summary>Reads without a lock. Null where something is pending, or where a writer keeps even readers out.</summary>
    private MigrationReport? Look()
    {
        if (new FileInfo(_path) is not { Exists: true, Length: > 0 })
        {
            Preflight.CheckEngine(_set);
            return _set.Count == 0 ? Reports.UpToDate(_set, _reporter) : null;
        }

        using var connection = _connections.OpenToLook();
        try
        {
            if (FastCheck.IsUpToDate(connection, _set.Registry))
                return Reports.UpToDate(_set, _reporter);
            var plan = Inspection.Plan(connection, _set);
            if (plan.Steps.Count == 0)
                return Reports.NothingToDo(plan, _reporter);
        }
        catch (SqliteException error) when (WriteLock.IsLocked(error))
        {
            return null;
        }

        Preflight.CheckEngine(_set);
        Preflight.CheckWritable(connection, _path);
        return null;
    }

    private async Task<MigrationReport> UpgradeAsync(CancellationToken cancellationToken)
    {
        using var connection = _connections.Open();
        var upgrade = new Upgrade(connection, _set, _options, _reporter);
        string? backup = null;
        try
        {
            await upgrade.BeginAsync(_path, cancellationToken).ConfigureAwait(false);
            _reporter.Enter(MigrationPhase.Inspecting);
            var plan = Inspection.Plan(connection, _set);
            if (plan.Steps.Count == 0)
            {
                upgrade.RollBack();
                return Reports.NothingToDo(plan, _reporter);
            }

            Preflight.CheckWritable(connection, _path);
            Reports.Start(plan, _reporter);
            // Not page_count: BEGIN IMMEDIATE counts the first page of a database that has none on the disk yet.
            if (new FileInfo(_path).Length > 0)
            {
                Preflight.CheckSpace(connection, _path);
                backup = BackupWriter.Write(_connections, _path, _options.TimeProvider.GetUtcNow(), _reporter, cancellationToken);
            }

            var applied = await upgrade.ApplyAsync(plan, cancellationToken).ConfigureAwait(false);
            await upgrade.CommitAsync(_path).ConfigureAwait(false);
            _reporter.Enter(MigrationPhase.Finishing);
            Retention.Prune(_connections, _set, _path, _options.BackupsKept, _reporter);
            return Reports.Applied(plan, applied, backup, _reporter);
        }
        catch (Exception error)
        {
            upgrade.RollBack();
            if (backup is not null)
                Retention.PruneSameUpgrade(_connections, _set, _path, backup, _reporter);
            ExceptionDispatchInfo.Throw(Reports.Stated(error, upgrade.State, _path, backup));
            throw;
        }
    }
}
