using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Says how a database stands to the set: it reads, takes no lock but a reader's, and writes nothing.</summary>
internal sealed class StatusLook(MigrationSet set, MigratorOptions options, Connections connections)
{
    private readonly RunReporter _reporter = new(options, connections.Path);

    public async Task<DatabaseStatus> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (FirstLook.IsNew(connections.Path))
                return new DatabaseStatus { State = MigrationState.New, Pending = set.Count };
            DatabaseStatus? status = null;
            await WriteLock.RetryAsync(() => status = FirstLook.Open(connections, Look), connections.Path, options.LockTimeout, _reporter, cancellationToken).ConfigureAwait(false);
            return status!;
        }
        catch (Exception error)
        {
            var stated = Reports.Stated(error, DatabaseState.Unchanged, connections.Path, null);
            if (stated is MigrationException named)
                named.DatabasePath = connections.Path;
            ExceptionDispatchInfo.Throw(stated);
            throw;
        }
    }

    private DatabaseStatus Look(SqliteConnection connection)
    {
        if (FastCheck.IsUpToDate(connection, set.Registry))
            return new DatabaseStatus { State = MigrationState.UpToDate, Version = set.LatestVersion };
        // One transaction: the history and what is owed beside it are of one moment.
        connection.Execute("BEGIN");
        var halfWay = new HalfWay(set, connections.Path);
        var history = new HistoryTable(set.HistoryTable).Read(connection);
        var status = new DatabaseStatus
        {
            State = MigrationState.Migrating,
            Version = history.Count == 0 ? null : history[^1].Version,
            Pending = set.Steps.Select(step => step.Version).Except(history.Select(row => row.Version)).Count(),
            ResumePoint = halfWay.Point(connection),
        };
        if (halfWay.IsHalfWay(connection))
            return status;
        try
        {
            return status with { State = Inspection.Plan(connection, set).Steps.Count == 0 ? MigrationState.UpToDate : MigrationState.Pending };
        }
        catch (DatabaseTooNewException)
        {
            return status with { State = MigrationState.TooNew };
        }
    }
}
