using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Godwit;

/// <summary>Runs one step, and names what failed.</summary>
internal sealed class StepRunner(SqliteConnection connection, MigrationSet set, MigratorOptions options, RunReporter reporter, StatementWatch watch, TableTracker tracker)
{
    /// <param name="planned">The step.</param>
    /// <param name="commits">The transactions of a migration that commits batch by batch; null for the others.</param>
    /// <param name="cancellationToken">Interrupts the running statement.</param>
    public async Task<AppliedMigration> RunAsync(PlannedStep planned, BatchCommits? commits, CancellationToken cancellationToken)
    {
        var step = planned.Step;
        var start = Stopwatch.GetTimestamp();
        var before = raw.sqlite3_total_changes(connection.Db());
        var script = new ScriptRunner(connection, step, reporter, watch, tracker);
        try
        {
            if (step.IsDataMigration && !planned.IsDown)
            {
                await RunCodeAsync(step, commits, cancellationToken).ConfigureAwait(false);
            }
            else if (!planned.RecordOnly)
            {
                using var text = new ScriptText(set.Registry, step, planned.IsDown);
                script.Run(text, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var applied = new AppliedMigration
            {
                Version = step.Version,
                Name = step.Name,
                RecordedOnly = planned.RecordOnly,
                IsDown = planned.IsDown,
                Duration = Stopwatch.GetElapsedTime(start),
                Statements = script.Executed,
                SkippedStatements = script.Skipped,
                RowsChanged = raw.sqlite3_total_changes(connection.Db()) - before - (commits?.OwnChanges ?? 0),
            };
            Log.Applied(reporter.Logger, step.Version, step.Name, applied.Duration.TotalMilliseconds, applied.RowsChanged);
            return applied;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The migration was cancelled.", error, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var named = error as MigrationException ?? Named(step, error);
            named.Version = step.Version;
            named.MigrationName = step.Name;
            if (ReferenceEquals(named, error))
                throw;
            throw named;
        }
    }

    private async Task RunCodeAsync(MigrationStep step, BatchCommits? commits, CancellationToken cancellationToken)
    {
        var context = new MigrationContext(connection, reporter, commits, cancellationToken);
        var succeeded = false;
        try
        {
            await ApplyInScopeAsync(step, context, cancellationToken).ConfigureAwait(false);
            commits?.ThrowIfFailed();
            watch.Check(step);
            tracker.Follow(watch);
            succeeded = true;
        }
        finally
        {
            context.End(succeeded);
        }
    }

    /// <summary>Services with a scope live as long as the step that asks for them.</summary>
    private async Task ApplyInScopeAsync(MigrationStep step, MigrationContext context, CancellationToken cancellationToken)
    {
        var services = options.Services ?? NoServices.Instance;
        if (services.GetService(typeof(IServiceScopeFactory)) is not IServiceScopeFactory scopes)
        {
            await set.Registry.Create(step.Index, services).ApplyAsync(context, cancellationToken).ConfigureAwait(false);
            return;
        }

        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            await set.Registry.Create(step.Index, scope.ServiceProvider).ApplyAsync(context, cancellationToken).ConfigureAwait(false);
    }

    private MigrationException Named(MigrationStep step, Exception error)
    {
        if (error is not SqliteException sqlite)
            return new MigrationFailedException(step, error.Message, innerException: error);
        return SqliteErrors.OfFile(sqlite, reporter.Database)
            ?? new MigrationFailedException(step, sqlite.SqliteErrorCode == raw.SQLITE_AUTH ? "a migration must not begin or end a transaction; the run has one of its own" : sqlite.Message, innerException: sqlite).WithCodes(sqlite);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
