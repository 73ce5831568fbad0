using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>The transaction of a run, on a connection that is ours for its time: begin, apply, verify, commit or roll back.</summary>
internal sealed class Upgrade(SqliteConnection connection, MigrationSet set, MigratorOptions options, RunReporter reporter)
{
    private readonly HistoryTable _history = new(set.HistoryTable);

    /// <summary>What a failure from here on leaves behind.</summary>
    public DatabaseState State { get; private set; } = DatabaseState.Unchanged;

    /// <summary>Takes the write lock. Foreign keys can only be switched off before.</summary>
    public Task BeginAsync(string? path, CancellationToken cancellationToken)
    {
        return WriteLock.RetryAsync(
            () =>
            {
                connection.Execute("PRAGMA foreign_keys = OFF");
                connection.Execute("BEGIN IMMEDIATE");
            },
            path, options.LockTimeout, reporter, cancellationToken);
    }

    public async Task<IReadOnlyList<AppliedMigration>> ApplyAsync(MigrationPlan plan, CancellationToken cancellationToken)
    {
        State = DatabaseState.RolledBack;
        reporter.Enter(MigrationPhase.Applying);
        var applied = new List<AppliedMigration>(plan.Steps.Count);
        var db = connection.Db();
        using (cancellationToken.UnsafeRegister(static db => raw.sqlite3_interrupt((sqlite3)db!), db))
        using (var guard = new TransactionGuard(connection))
        {
            _history.Prepare(connection);
            var runner = new StepRunner(connection, set, options, reporter, guard);
            if (reporter.WantsProgress)
                raw.sqlite3_progress_handler(db, 100_000, Tick, null);
            foreach (var step in plan.Steps)
            {
                reporter.Migration(step.Step, applied.Count, plan.Steps.Count);
                applied.Add(await runner.RunAsync(step, cancellationToken).ConfigureAwait(false));
            }

            raw.sqlite3_progress_handler(db, 0, null, null);
        }

        cancellationToken.ThrowIfCancellationRequested();
        reporter.Migration(null, applied.Count, applied.Count);
        reporter.Enter(MigrationPhase.Verifying);
        VerifyHistory();
        FastCheck.Set(connection, set, upToDate: true);
        return applied;
    }

    /// <summary>Readers of a rollback journal can keep COMMIT waiting; it is tried again until the timeout.</summary>
    public async Task CommitAsync(string? path)
    {
        await WriteLock.RetryAsync(() => connection.Execute("COMMIT"), path, options.LockTimeout, reporter, CancellationToken.None).ConfigureAwait(false);
        State = DatabaseState.Committed;
    }

    /// <summary>Ends the transaction where it still is open.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(connection.Db()) == 0)
            connection.Execute("ROLLBACK");
    }

    /// <summary>A script can write the history too; what it left must be what the next start accepts.</summary>
    private void VerifyHistory()
    {
        var rows = _history.Read(connection).ToDictionary(row => row.Version);
        foreach (var step in set.Steps)
        {
            if (!rows.TryGetValue(step.Version, out var row))
                throw new MigrationFailedException(step, "its row in the history was removed by a later migration");
            if (row.Name != step.Name && row.Checksum is null)
                throw new ChangedMigrationException(step, row.Name, row.Checksum);
        }
    }

    private int Tick(object userData)
    {
        reporter.Tick();
        return 0;
    }
}
