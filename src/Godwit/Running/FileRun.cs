using System.Data;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>A run on a database file: inspect, lock, recover, plan, back up, apply, verify, commit, finish.</summary>
internal sealed class FileRun(MigrationSet set, MigratorOptions options, Connections connections, long? target = null)
{
    private readonly RunReporter _reporter = new(options, connections.Path);

    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (new FirstLook(set, connections, target, _reporter).Run() is { } report)
                return report;
            var migrating = await MigratingLock.AcquireAsync(connections.Path, _reporter, cancellationToken).ConfigureAwait(false);
            await using (migrating.ConfigureAwait(false))
                return await UpgradeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo.Throw(Reports.Failed(error, connections.Path, _reporter));
            throw;
        }
    }

    /// <summary>What is to do is known only under the lock; a part of it may need the file alone, which starts anew.</summary>
    private async Task<MigrationReport> UpgradeAsync(CancellationToken cancellationToken)
    {
        _reporter.At("locked");
        for (var exclusive = false; ;)
        {
            var (connection, upgrade) = await BeginAsync(exclusive, cancellationToken).ConfigureAwait(false);
            using var closing = connection;
            _reporter.Enter(MigrationPhase.Inspecting);
            var recovery = new Recovery(connections, set, options, _reporter);
            var isRecovery = recovery.IsNeeded(connection);
            var plan = isRecovery ? null : Inspection.Plan(connection, set, target);
            if (!exclusive && plan is not { NeedsExclusive: false })
            {
                exclusive = true;
            }
            else if (isRecovery)
            {
                upgrade.RollBack();
                await recovery.RecoverAsync(connection).ConfigureAwait(false);
                exclusive = false;
            }
            else
            {
                return await RunAsync(connection, upgrade, plan!, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Waits for the lock with a new connection for each try: one that holds a part of its locks would keep others from
    /// ending what it waits for. What the application does to each connection can meet a lock too.
    /// </summary>
    private async Task<(SqliteConnection Connection, Upgrade Upgrade)> BeginAsync(bool exclusive, CancellationToken cancellationToken)
    {
        (SqliteConnection, Upgrade) begun = default;
        await WriteLock.RetryAsync(() => begun = Begin(exclusive), connections.Path, options.LockTimeout, _reporter, cancellationToken).ConfigureAwait(false);
        return begun;
    }

    private (SqliteConnection Connection, Upgrade Upgrade) Begin(bool exclusive)
    {
        var connection = connections.Open(exclusive);
        try
        {
            var upgrade = new Upgrade(connection, set, options, _reporter, connections.Path);
            upgrade.Begin(exclusive);
            return (connection, upgrade);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<MigrationReport> RunAsync(SqliteConnection connection, Upgrade upgrade, MigrationPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Steps.Count == 0)
        {
            upgrade.RollBack();
            Finish(connection);
            return Reports.NothingToDo(plan, _reporter);
        }

        string? backup = null;
        try
        {
            Preflight.CheckWritable(connection, connections.Path);
            Reports.Start(plan, _reporter);
            // Not page_count: BEGIN IMMEDIATE counts the first page of a database that has none on the disk yet.
            var isNew = new FileInfo(connections.Path).Length == 0;
            if (!isNew)
                Preflight.CheckSpace(connection, connections.Path, plan.NeedsExclusive ? 4 : 2, vacuums: plan.NeedsExclusive || plan.ErasesPlaintext);
            if (!isNew || plan.NeedsExclusive)
                backup = BackUp(connection, upgrade, plan, cancellationToken);
            IReadOnlyList<AppliedMigration> applied;
            using (var before = backup is null ? null : connections.OpenBackup(backup))
                applied = await upgrade.ApplyAsync(plan, before, backup, cancellationToken).ConfigureAwait(false);
            _reporter.At("before commit");
            await CommitAsync(connection, upgrade, plan).ConfigureAwait(false);
            Finish(connection);
            return Reports.Applied(plan, applied, File.Exists(backup) ? backup : null, _reporter);
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo.Throw(await GiveUpAsync(connection, upgrade, backup, error).ConfigureAwait(false));
            throw;
        }
    }

    /// <summary>
    /// Under the write lock a second connection reads what is there. Where this connection holds the file alone, it
    /// copies itself, outside the transaction.
    /// </summary>
    private string BackUp(SqliteConnection connection, Upgrade upgrade, MigrationPlan plan, CancellationToken cancellationToken)
    {
        var name = BackupName.Next(connections.Path, options.TimeProvider.GetUtcNow(), BackupName.Backup);
        if (!plan.NeedsExclusive)
        {
            using var source = connections.OpenToLook();
            return BackupWriter.Write(connections, source, name, isLocked: true, _reporter, cancellationToken);
        }

        upgrade.RollBack();
        var backup = BackupWriter.Write(connections, connection, name, isLocked: true, _reporter, cancellationToken);
        upgrade.Begin(exclusive: true);
        return backup;
    }

    private async Task CommitAsync(SqliteConnection connection, Upgrade upgrade, MigrationPlan plan)
    {
        try
        {
            await upgrade.CommitAsync().ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            if (Settlement.Settle(connections, connection, set, plan) is not { } committed)
                throw Unsettled(error);
            if (!committed)
                throw;
            upgrade.MarkCommitted();
            _reporter.Warn($"COMMIT reported an error ({error.Message}), and the changes are there all the same.");
        }
    }

    private MigrationException Unsettled(SqliteException error)
    {
        var unsettled = SqliteErrors.Named(error, connections.Path);
        unsettled.State = DatabaseState.Unknown;
        return unsettled;
    }

    /// <summary>Nothing here may undo what is committed.</summary>
    private void Finish(SqliteConnection connection)
    {
        _reporter.Enter(MigrationPhase.Finishing);
        try
        {
            _reporter.At("committed");
            if (IsOpen(connection))
                new Afterwards(connections, set, _reporter).Run(connection);
            Retention.Prune(connections, set, options.BackupsKept, _reporter);
            _reporter.At("pruned");
        }
        catch (Exception error) when (error is SqliteException or MigrationException or IOException or UnauthorizedAccessException)
        {
            _reporter.Warn($"The database is migrated, but tidying up afterwards failed: {error.Message}");
        }
    }

    private async Task<Exception> GiveUpAsync(SqliteConnection connection, Upgrade upgrade, string? backup, Exception error)
    {
        if (error is MigrationException { State: DatabaseState.Unknown })
            return Reports.Stated(error, DatabaseState.Unknown, connections.Path, backup);
        if (IsOpen(connection))
            upgrade.RollBack();
        var state = upgrade.State;
        if (upgrade.IsPartlyCommitted)
        {
            using var reopened = IsOpen(connection) ? null : connections.Open(exclusive: true);
            await new Recovery(connections, set, options, _reporter).TakeBackAsync(reopened ?? connection, backup!, error).ConfigureAwait(false);
            state = DatabaseState.Restored;
        }

        if (backup is not null && state != DatabaseState.Committed)
            Retention.PruneSameUpgrade(connections, set, backup, _reporter);
        return Reports.Stated(error, state, connections.Path, backup);
    }

    private static bool IsOpen(SqliteConnection connection) => connection.State == ConnectionState.Open;
}
