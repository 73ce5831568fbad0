using System.Data;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>A run on a database file: inspect, lock, recover, plan, back up, apply, verify, commit, finish.</summary>
internal sealed class FileRun(MigrationSet set, MigratorOptions options, Connections connections, long? target = null)
{
    private readonly RunReporter _reporter = new(options, connections.Path);
    private readonly HalfWay _halfWay = new(set, connections.Path);
    private DatabaseState? _standing;
    private string? _made;

    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var look = new FirstLook(set, options, connections, target, _reporter);
            if (look.Run() is { } report)
                return report;
            var migrating = await MigratingLock.AcquireAsync(connections.Path, _reporter, cancellationToken, look.TryAgain).ConfigureAwait(false);
            await using (migrating.ConfigureAwait(false))
                return await LockedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo.Throw(Reports.Failed(error, connections.Path, _reporter));
            throw;
        }
    }

    private async Task<MigrationReport> LockedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await UpgradeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (_standing is not null && error is not MigrationException { State: DatabaseState.Unknown or DatabaseState.RestoreFailed })
        {
            ExceptionDispatchInfo.Throw(Reports.Standing(error, _standing.Value, connections.Path, Point(), cancellationToken));
            throw;
        }
    }

    /// <summary>
    /// What is to do is known only under the lock; a part of it may need the file alone, which starts anew, and so does
    /// what comes after a part that was committed by itself.
    /// </summary>
    private async Task<MigrationReport> UpgradeAsync(CancellationToken cancellationToken)
    {
        _reporter.At("locked");
        MigrationPlan? whole = null;
        string? firstBackup = null;
        var applied = new List<AppliedMigration>();
        for (var exclusive = false; ;)
        {
            var (connection, upgrade) = await BeginAsync(exclusive, cancellationToken).ConfigureAwait(false);
            using var closing = connection;
            _reporter.Enter(MigrationPhase.Inspecting);
            var resumed = _halfWay.Find(connection, target, options.WhenInterrupted);
            var recovery = new Recovery(connections, set, options, _reporter);
            var isRecovery = recovery.IsNeeded(connection);
            var plan = isRecovery ? null : Inspection.Plan(connection, set, target);
            var part = plan is null ? null : PlanParts.First(plan, resumed, IsNew, options.WhenInterrupted);
            if (!exclusive && part is not { NeedsExclusive: false })
            {
                exclusive = true;
            }
            else if (isRecovery)
            {
                upgrade.RollBack();
                await recovery.RecoverAsync(connection).ConfigureAwait(false);
                exclusive = false;
            }
            else if (plan!.Steps.Count == 0)
            {
                upgrade.RollBack();
                Finish(connection);
                return Reports.NothingToDo(plan, _reporter);
            }
            else
            {
                if (whole is null)
                    Start(plan, resumed, _halfWay.Point(connection));
                whole ??= plan;
                var isLast = part!.Opens is null && part.ToVersion == plan.ToVersion;
                var backup = await RunAsync(connection, upgrade, part, isLast, applied, cancellationToken).ConfigureAwait(false);
                firstBackup ??= backup;
                if (isLast)
                    return Reports.Applied(whole, applied, File.Exists(firstBackup) ? firstBackup : null, _reporter);
                exclusive = false;
            }
        }
    }

    private void Start(MigrationPlan plan, ResumeMarker? resumed, ResumePoint? point)
    {
        Reports.Start(plan, _reporter);
        if (resumed is null)
            return;
        _standing = DatabaseState.Migrating;
        _reporter.Warn($"Migration {resumed.Version} '{resumed.Name}' had been interrupted, and goes on: {point!.Describe()}.");
    }

    /// <summary>How far it is, for the error; the connection of the part is closed, which settles a COMMIT that reported one.</summary>
    private ResumePoint? Point()
    {
        try
        {
            using var reader = connections.OpenToLook();
            return _halfWay.Point(reader);
        }
        catch (Exception error) when (error is SqliteException or MigrationException)
        {
            return null;
        }
    }

    // Not page_count: BEGIN IMMEDIATE counts the first page of a database that has none on the disk yet.
    private bool IsNew => new FileInfo(connections.Path).Length == 0;

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

    /// <summary>Runs a part that is committed by itself, and returns its backup.</summary>
    private async Task<string?> RunAsync(SqliteConnection connection, Upgrade upgrade, MigrationPlan part, bool isLast, List<AppliedMigration> applied, CancellationToken cancellationToken)
    {
        string? backup = null;
        try
        {
            Preflight.CheckWritable(connection, connections.Path);
            var isNew = IsNew;
            if (!isNew)
                Preflight.CheckSpace(connection, connections.Path, Copies(part), vacuums: part.NeedsExclusive || part.ErasesPlaintext);
            if (part.Resumes is { } marker)
                backup = FormerBackup(marker);
            else if (!isNew || part.NeedsExclusive)
                backup = _made = BackUp(connection, upgrade, part, cancellationToken);
            using (var before = backup is null ? null : connections.OpenBackup(backup))
                applied.AddRange(await upgrade.ApplyAsync(part, before, backup, cancellationToken).ConfigureAwait(false));
            _reporter.At("before commit");
            await CommitAsync(connection, upgrade, part).ConfigureAwait(false);
            _standing = isLast ? null : part.Opens is null ? DatabaseState.PartlyMigrated : DatabaseState.Migrating;
            if (part.Opens is null)
                Finish(connection);
            else
                _reporter.At("part committed");
            return backup;
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo.Throw(await GiveUpAsync(connection, upgrade, part, backup, error).ConfigureAwait(false));
            throw;
        }
    }

    /// <summary>How often the database must fit on the disk: as backup, in the journal, and for what a restore needs.</summary>
    private static int Copies(MigrationPlan plan) => plan switch
    {
        { NeedsExclusive: true } => 4,
        { Resumes: not null } => 0,
        { Steps.Count: 0 } => 1,
        _ => 2,
    };

    /// <summary>
    /// The backup from before a resumable migration began, to compare with at its end. One that became unreadable since must
    /// not keep the migration from its end.
    /// </summary>
    private string? FormerBackup(ResumeMarker marker)
    {
        var backup = Recovery.PathOf(marker.Backup, connections.Path);
        if (backup == _made)
            return backup;
        if (!Recovery.IsThere(marker.Backup, connections.Path))
        {
            _reporter.Warn($"The backup '{backup}' is missing, or is not the file that was made: there is no way back.");
            return null;
        }

        try
        {
            BackupVerification.Verify(connections, backup, set.HistoryTable);
            return backup;
        }
        catch (BackupMismatchException error)
        {
            _reporter.Warn($"The migration goes on, and there is no way back: {error.Message}");
            return null;
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
            if (Settlement.Settle(connections, connection, reader => IsThere(reader, plan)) is not { } committed)
                throw Unsettled(error);
            if (!committed)
                throw;
            upgrade.MarkCommitted();
            _reporter.Warn($"COMMIT reported an error ({error.Message}), and the changes are there all the same.");
        }
    }

    private bool IsThere(SqliteConnection reader, MigrationPlan plan)
    {
        if (plan.Opens is { } next)
            return new OwedTasks(set.HistoryTable).FindResumption(reader)?.Version == next.Version;
        var last = plan.Steps[^1];
        return new HistoryTable(set.HistoryTable).Read(reader).Any(row => row.Version == last.Step.Version) != last.IsDown;
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

    private async Task<Exception> GiveUpAsync(SqliteConnection connection, Upgrade upgrade, MigrationPlan part, string? backup, Exception error)
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

        if (backup is not null && state != DatabaseState.Committed && part.Resumes is null)
            Retention.PruneSameUpgrade(connections, set, backup, _reporter);
        return Reports.Stated(error, state, connections.Path, backup);
    }

    private static bool IsOpen(SqliteConnection connection) => connection.State == ConnectionState.Open;
}
