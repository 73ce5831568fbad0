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
        Preflight.CheckEngine(set);
        var foreignKeys = connection.Number("PRAGMA foreign_keys");
        var upgrade = new Upgrade(connection, set, options, _reporter);
        try
        {
            await upgrade.BeginAsync(null, cancellationToken).ConfigureAwait(false);
            var plan = Inspection.Plan(connection, set);
            if (plan.Steps.Count == 0)
                return Reports.NothingToDo(plan, _reporter);
            Reports.Start(plan, _reporter);
            var applied = await upgrade.ApplyAsync(plan, cancellationToken).ConfigureAwait(false);
            await upgrade.CommitAsync(null).ConfigureAwait(false);
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
            upgrade.RollBack();
            connection.Execute(foreignKeys != 0 ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
        }
    }
}
