using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Godwit;

/// <summary>Collects what a run says: its log, its warnings, and its progress at most ten times a second.</summary>
internal sealed class RunReporter(MigratorOptions options, string database)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _warnings = [];
    private MigrationProgress _progress = new() { Phase = MigrationPhase.Inspecting };
    private TimeSpan _phaseStart;
    private TimeSpan _migrationStart;
    private TimeSpan _lastReport;
    private long _rowsBefore;

    public ILogger Logger { get; } = options.Logger
        ?? (options.Services?.GetService(typeof(ILoggerFactory)) as ILoggerFactory)?.CreateLogger("Godwit")
        ?? NullLogger.Instance;

    public string Database => database;

    public TimeSpan Elapsed => _watch.Elapsed;

    public IReadOnlyList<string> Warnings => _warnings;

    public bool WantsProgress => options.Progress is not null;

    public void Warn(string warning)
    {
        _warnings.Add(warning);
        Log.Warning(Logger, warning);
    }

    /// <summary>Tests end the process here.</summary>
    public void At(string boundary) => options.Boundary?.Invoke(boundary);

    /// <summary>Enters a phase; always reported.</summary>
    public void Enter(MigrationPhase phase)
    {
        if (phase == MigrationPhase.Waiting && _progress.Phase != phase)
            Log.Waiting(Logger, database);
        _phaseStart = Elapsed;
        Report(_progress with { Phase = phase, EstimatedRemaining = null });
    }

    public void Migration(MigrationStep? step, int completed, int total)
    {
        _migrationStart = Elapsed;
        _rowsBefore = 0;
        Report(_progress with
        {
            Version = step?.Version,
            MigrationName = step?.Name,
            CompletedMigrations = completed,
            TotalMigrations = total,
            Statement = 0,
            Rows = 0,
            TotalRows = null,
            EstimatedRemaining = Remaining(completed, total),
        });
    }

    public void Statement(int statement, long rows)
    {
        if (IsDue)
            Report(_progress with { Statement = statement, Rows = rows });
    }

    /// <summary>The rows of a data migration, with the estimate of this migration.</summary>
    public void Rows(long done, long? total)
    {
        if (IsDue || done == total)
            Report(_progress with { Rows = done, TotalRows = total, EstimatedRemaining = total is > 0 && done > _rowsBefore ? (Elapsed - _migrationStart) * ((double)(total.Value - done) / (done - _rowsBefore)) : null });
    }

    /// <summary>The rows that a former run has done, which say nothing of the speed of this one.</summary>
    public void RowsFrom(long done, long total)
    {
        _migrationStart = Elapsed;
        _rowsBefore = done;
        Report(_progress with { Rows = done, TotalRows = total, EstimatedRemaining = null });
    }

    public void Pages(int copied, int total)
    {
        if (IsDue || copied == total)
            Report(_progress with { CopiedPages = copied, TotalPages = total, EstimatedRemaining = Remaining(copied, total) });
    }

    /// <summary>Says that the run is alive, from inside a long statement.</summary>
    public void Tick()
    {
        if (IsDue)
            Report(_progress);
    }

    private bool IsDue => options.Progress is not null && Elapsed - _lastReport >= Interval;

    private TimeSpan? Remaining(int done, int total) =>
        done == 0 || total == 0 ? null : (Elapsed - _phaseStart) * ((double)(total - done) / done);

    private void Report(MigrationProgress progress)
    {
        _lastReport = Elapsed;
        _progress = progress with { Elapsed = _lastReport };
        options.Progress?.Report(_progress);
    }
}
