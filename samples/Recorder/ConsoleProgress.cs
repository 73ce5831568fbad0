using Godwit;

namespace Recorder;

/// <summary>Says what a run does while it does it, and how far the recordings are.</summary>
internal sealed class ConsoleProgress(TextWriter output) : IProgress<MigrationProgress>
{
    private (MigrationPhase, long?) _phase;
    private long _rows;

    public void Report(MigrationProgress value)
    {
        if (_phase != (value.Phase, value.Version))
        {
            _phase = (value.Phase, value.Version);
            _rows = 0;
            if (Line(value) is { } line)
                output.WriteLine(line);
        }

        if (value.TotalRows is not { } total || value.Rows == _rows)
            return;
        _rows = value.Rows;
        output.WriteLine($"  {value.Rows} of {total} recordings looked at");
    }

    private static string? Line(MigrationProgress value) => value.Phase switch
    {
        MigrationPhase.Waiting => "Waiting for another program that uses the database …",
        MigrationPhase.BackingUp => "Backing up the database …",
        MigrationPhase.Applying when value.Version is { } version => $"Applying {version} {value.MigrationName} …",
        MigrationPhase.Verifying => "Checking the result …",
        MigrationPhase.Restoring => "Putting the database back as it was …",
        _ => null,
    };
}
