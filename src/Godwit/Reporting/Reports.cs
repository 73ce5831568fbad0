using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>How runs end: the report of what was done, or the named fact with the state of the database.</summary>
internal static class Reports
{
    /// <summary>The fast check passed: nothing was decoded or read.</summary>
    public static MigrationReport UpToDate(MigrationSet set, RunReporter reporter)
    {
        long? version = set.Count == 0 ? null : set.LatestVersion;
        Log.UpToDate(reporter.Logger, reporter.Database, version);
        return Done(reporter, new MigrationReport { FromVersion = version, ToVersion = version });
    }

    public static MigrationReport NothingToDo(MigrationPlan plan, RunReporter reporter)
    {
        foreach (var warning in plan.Warnings)
            reporter.Warn(warning);
        Log.UpToDate(reporter.Logger, reporter.Database, plan.FromVersion);
        return Done(reporter, new MigrationReport { FromVersion = plan.FromVersion, ToVersion = plan.FromVersion });
    }

    public static void Start(MigrationPlan plan, RunReporter reporter)
    {
        foreach (var warning in plan.Warnings)
            reporter.Warn(warning);
        Log.Starting(reporter.Logger, reporter.Database, plan.FromVersion, plan.Steps.Count);
    }

    public static MigrationReport Applied(MigrationPlan plan, IReadOnlyList<AppliedMigration> applied, string? backup, RunReporter reporter)
    {
        var report = Done(reporter, new MigrationReport { FromVersion = plan.FromVersion, ToVersion = plan.ToVersion, Applied = applied, BackupPath = backup });
        Log.Committed(reporter.Logger, reporter.Database, report.ToVersion, report.Duration.TotalMilliseconds);
        return report;
    }

    /// <summary>The named fact behind an error, told what state the run left the database in. A cancellation stays one.</summary>
    public static Exception Stated(Exception error, DatabaseState state, string? path, string? backup)
    {
        var stated = Named(error, path);
        if (stated is MigrationException named)
        {
            named.State = state;
            named.BackupPath = backup;
        }

        return stated;
    }

    /// <summary>The error, told that a part of the plan is committed and stays.</summary>
    public static Exception Standing(Exception error, DatabaseState state, string path, ResumePoint? point, CancellationToken cancellationToken)
    {
        if (error is OperationCanceledException)
        {
            var standing = point is null ? "A part of the update is complete" : $"Migration {point.Version} '{point.MigrationName}' is half way ({point.Describe()})";
            return new OperationCanceledException($"The run was cancelled. {standing}; nothing is lost, and the next start goes on there.", error, cancellationToken);
        }

        var stated = Stated(error, state, path, point?.BackupPath ?? (error as MigrationException)?.BackupPath);
        if (stated is MigrationException named)
            named.ResumePoint = point;
        return stated;
    }

    /// <summary>The last word of a run that failed: named, and logged once.</summary>
    public static Exception Failed(Exception error, string? path, RunReporter reporter)
    {
        var failed = Named(error, path);
        if (failed is MigrationException named)
        {
            named.DatabasePath ??= path;
            Log.Failed(reporter.Logger, named, reporter.Database, named.State);
        }

        return failed;
    }

    private static Exception Named(Exception error, string? path) => error switch
    {
        SqliteException sqlite => SqliteErrors.Named(sqlite, path),
        UnauthorizedAccessException => new CannotOpenDatabaseException(path ?? "", error.Message, error),
        IOException io when OwnFiles.IsDiskFull(io) => new NotEnoughSpaceException(path, 0, 0, io),
        IOException => new DatabaseErrorException(path, error.Message, error),
        _ => error,
    };

    private static MigrationReport Done(RunReporter reporter, MigrationReport report)
    {
        reporter.Enter(MigrationPhase.Done);
        return report with { Warnings = [.. reporter.Warnings], Duration = reporter.Elapsed };
    }
}
