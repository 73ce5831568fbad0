using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The transaction of a run, on a connection that is ours for its time: begin, apply, verify, commit or roll back. A
/// script that cannot run in a transaction splits it; from the first part on, a marker in the database names the backup.
/// A resumable migration commits each batch.
/// </summary>
internal sealed class Upgrade(SqliteConnection connection, MigrationSet set, MigratorOptions options, RunReporter reporter, string? path)
{
    private readonly HistoryTable _history = new(set.HistoryTable);
    private readonly OwedTasks _owed = new(set.HistoryTable);
    private Exception? _tickFailure;

    /// <summary>What a failure from here on leaves behind.</summary>
    public DatabaseState State { get; private set; } = DatabaseState.Unchanged;

    /// <summary>True from the first COMMIT of a run with several, tried or done, to the last: only the backup leads back.</summary>
    public bool IsPartlyCommitted { get; private set; }

    /// <summary>Takes the write lock, or says at once that it is taken. Foreign keys can only be switched off before.</summary>
    public void Begin(bool exclusive)
    {
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.Execute(exclusive ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE");
    }

    /// <param name="plan">What to run.</param>
    /// <param name="before">The database as it was, to compare with; null where it is new.</param>
    /// <param name="backup">The backup that the marker of a run with several transactions names.</param>
    /// <param name="cancellationToken">Interrupts the running statement.</param>
    public async Task<IReadOnlyList<AppliedMigration>> ApplyAsync(MigrationPlan plan, SqliteConnection? before, string? backup, CancellationToken cancellationToken)
    {
        State = DatabaseState.RolledBack;
        reporter.Enter(MigrationPhase.Applying);
        var db = connection.Db();
        var verifier = new Verifier(connection, set, options.SchemaCheck, reporter);
        using var interruption = cancellationToken.UnsafeRegister(static db => raw.sqlite3_interrupt((sqlite3)db!), db);
        using var watch = new StatementWatch(connection);
        try
        {
            if (reporter.WantsProgress)
                raw.sqlite3_progress_handler(db, 100_000, Tick, null);
            Prepare(plan, backup);
            watch.Add(_owed.FindWritten(connection));
            var applied = await RunStepsAsync(plan, watch, verifier.Tracker, cancellationToken).ConfigureAwait(false);
            reporter.Migration(null, applied.Count, applied.Count);
            reporter.Enter(MigrationPhase.Verifying);
            verifier.Verify(plan, before, watch, isShared: plan.Resumes is not null && (before is null || _owed.FindShared(connection)));
            cancellationToken.ThrowIfCancellationRequested();
            Conclude(plan, backup);
            reporter.At("verified");
            return applied;
        }
        catch (Exception) when (_tickFailure is not null)
        {
            throw _tickFailure;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The run was cancelled.", error, cancellationToken);
        }
        finally
        {
            raw.sqlite3_progress_handler(db, 0, null, null);
        }
    }

    /// <summary>Readers of a rollback journal can keep COMMIT waiting; it is tried again until the timeout.</summary>
    public async Task CommitAsync()
    {
        await WriteLock.RetryAsync(() => connection.Execute("COMMIT"), path, options.LockTimeout, reporter, CancellationToken.None).ConfigureAwait(false);
        MarkCommitted();
    }

    /// <summary>From here on nothing is rolled back or restored.</summary>
    public void MarkCommitted()
    {
        IsPartlyCommitted = false;
        State = DatabaseState.Committed;
    }

    /// <summary>Ends the transaction where it still is open.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(connection.Db()) == 0)
            connection.Execute("ROLLBACK");
    }

    private void Prepare(MigrationPlan plan, string? backup)
    {
        _history.Prepare(connection);
        if (plan.ErasesPlaintext)
            connection.Text("PRAGMA main.secure_delete = ON");
        if (!plan.NeedsExclusive)
            return;
        _owed.Add(connection, OwedTasks.Restore, Recovery.Marker(backup ?? throw new InvalidOperationException("A run with several transactions has a backup.")));
        FastCheck.Set(connection, set, upToDate: false);
    }

    private async Task<IReadOnlyList<AppliedMigration>> RunStepsAsync(MigrationPlan plan, StatementWatch watch, TableTracker tracker, CancellationToken cancellationToken)
    {
        var runner = new StepRunner(connection, set, options, reporter, watch, tracker);
        var applied = new List<AppliedMigration>(plan.Steps.Count);
        foreach (var planned in plan.Steps)
        {
            reporter.Migration(planned.Step, applied.Count, plan.Steps.Count);
            if (planned.IsNoTransaction)
                LeaveTransaction(watch);
            applied.Add(await runner.RunAsync(planned, planned.IsResumable ? Commits(planned.Step, plan, watch, cancellationToken) : null, cancellationToken).ConfigureAwait(false));
            if (planned.IsNoTransaction)
                EnterTransaction(planned.Step, watch);
            if (planned.IsDown)
                _history.Remove(connection, planned.Step);
            else
                _history.Record(connection, planned.Step);
            // In a run that is taken back as a whole, the next resumable migration has walks of its own.
            if (planned.IsResumable && plan.Resumes is null)
                _owed.EndResumption(connection);
            reporter.At("step");
        }

        return applied;
    }

    private BatchCommits Commits(MigrationStep step, MigrationPlan plan, StatementWatch watch, CancellationToken cancellationToken) =>
        new(connection, step, _owed, watch, () => NextBatch(plan, watch, cancellationToken));

    /// <summary>Commits a batch and begins the next; what others wrote in between shows. It blocks the thread, which is the run's own.</summary>
    private bool NextBatch(MigrationPlan plan, StatementWatch watch, CancellationToken cancellationToken)
    {
        var version = connection.Number("PRAGMA main.data_version");
        reporter.At("batch written");
        watch.Disarm();
        try
        {
            IsPartlyCommitted |= plan.NeedsExclusive;
            Retry(() => connection.Execute("COMMIT"), CancellationToken.None);
            reporter.At("batch committed");
            cancellationToken.ThrowIfCancellationRequested();
            Retry(() => connection.Execute("BEGIN IMMEDIATE"), cancellationToken);
        }
        finally
        {
            watch.Arm();
        }

        return connection.Number("PRAGMA main.data_version") != version;
    }

    private void Retry(Action action, CancellationToken cancellationToken)
    {
        var tries = 0;
        WriteLock.RetryAsync(
            () =>
            {
                tries++;
                try
                {
                    action();
                }
                catch (SqliteException error) when (IsOpenQuery(error))
                {
                    throw new InvalidOperationException("A query is still open where a batch ends. Let it end before the walk moves on.", error);
                }
            },
            path, options.LockTimeout, reporter, cancellationToken).GetAwaiter().GetResult();
        if (tries > 1)
            reporter.Enter(MigrationPhase.Applying);
    }

    /// <summary>Two locks that only we ourselves can hold: a statement that writes and has not ended, and the snapshot of one that reads.</summary>
    private static bool IsOpenQuery(SqliteException error) =>
        error.SqliteErrorCode == raw.SQLITE_BUSY
        && (error.SqliteExtendedErrorCode == raw.SQLITE_BUSY_SNAPSHOT || error.Message.Contains("SQL statements in progress", StringComparison.Ordinal));

    private void LeaveTransaction(StatementWatch watch)
    {
        watch.Disarm();
        // Before, because a COMMIT that reports an error may have taken effect.
        IsPartlyCommitted = true;
        connection.Execute("COMMIT");
        reporter.At("part committed");
    }

    private void EnterTransaction(MigrationStep step, StatementWatch watch)
    {
        if (raw.sqlite3_get_autocommit(connection.Db()) == 0)
            throw new MigrationFailedException(step, "it left a transaction of its own open");
        Begin(exclusive: false);
        watch.Arm();
    }

    private void Conclude(MigrationPlan plan, string? backup)
    {
        _owed.Remove(connection, OwedTasks.Restore);
        _owed.EndResumption(connection);
        if (plan.Opens is { } next)
            _owed.BeginResumption(connection, new ResumeMarker(next.Version, next.Checksum, Recovery.Marker(backup!), next.Name));
        if (plan.ErasesPlaintext)
            _owed.Add(connection, OwedTasks.Erase, plan.Steps.Last(step => step.Step.ErasesPlaintext).Step.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        FastCheck.Set(connection, set, plan.ToVersion == set.LatestVersion && !_owed.Any(connection));
    }

    private int Tick(object userData)
    {
        try
        {
            reporter.Tick();
            return 0;
        }
        catch (Exception error)
        {
            // An exception must not go through SQLite; it interrupts the statement, and goes on from there.
            _tickFailure = error;
            return 1;
        }
    }
}
