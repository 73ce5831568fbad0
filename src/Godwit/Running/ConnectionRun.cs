using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>A run on an open connection that belongs to the application, as databases in memory need it.</summary>
internal sealed class ConnectionRun(MigrationSet set, MigratorOptions options, SqliteConnection connection)
{
    private readonly RunReporter _reporter = new(options, connection.DataSource);

    public async Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken)
    {
        if (raw.sqlite3_get_autocommit(connection.Db()) == 0)
            throw new InvalidOperationException("The connection has a transaction open; a run needs one of its own.");
        if (FastCheck.IsUpToDate(connection, set.Registry))
            return Reports.UpToDate(set, _reporter);
        var foreignKeys = connection.Number("PRAGMA foreign_keys");
        var upgrade = new Upgrade(connection, set, options, _reporter, null);
        try
        {
            Preflight.CheckEngine(set);
            var halfWay = new HalfWay(set, connection.DataSource);
            if (halfWay.IsHalfWay(connection))
                throw new DatabaseMigratingException(halfWay.Point(connection), "which needs the file to go on", "Let the update finish first, with the database as a file.");
            var plan = PlanParts.AtOnce(Inspection.Plan(connection, set));
            if (plan.Steps.Count == 0)
                return Reports.NothingToDo(plan, _reporter);
            if (plan.Steps.FirstOrDefault(step => step.IsNoTransaction) is { } outside)
                throw new MigrationFailedException(outside.Step, "a script that runs outside a transaction needs a database file, which can be restored");
            Reports.Start(plan, _reporter);
            using var before = Copy(cancellationToken);
            await WriteLock.RetryAsync(() => upgrade.Begin(exclusive: false), null, options.LockTimeout, _reporter, cancellationToken).ConfigureAwait(false);
            var applied = await upgrade.ApplyAsync(plan, before, null, cancellationToken).ConfigureAwait(false);
            await upgrade.CommitAsync().ConfigureAwait(false);
            return Reports.Applied(plan, applied, null, _reporter);
        }
        catch (Exception error)
        {
            upgrade.RollBack();
            ExceptionDispatchInfo.Throw(Reports.Failed(Reports.Stated(error, upgrade.State, null, null), null, _reporter));
            throw;
        }
        finally
        {
            connection.Execute(foreignKeys != 0 ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
        }
    }

    /// <summary>The database as it is, in memory, to compare with at the end.</summary>
    private SqliteConnection Copy(CancellationToken cancellationToken)
    {
        var copy = new SqliteConnection("Data Source=:memory:;Pooling=False");
        copy.Open();
        PageCopy.Run(connection, copy, _reporter, cancellationToken);
        options.ConfigureConnection?.Invoke(copy);
        return copy;
    }
}
