using Godwit;

namespace OpenChime;

/// <summary>Says what a run does while it does it; <see cref="Progress{T}"/> would say it later, in any order.</summary>
internal sealed class ConsoleProgress : IProgress<MigrationProgress>
{
    private (MigrationPhase, long?) _last;

    public void Report(MigrationProgress value)
    {
        if (_last == (value.Phase, value.Version))
            return;
        _last = (value.Phase, value.Version);

        var line = value.Phase switch
        {
            MigrationPhase.Waiting => "Waiting for another program that uses the database …",
            MigrationPhase.BackingUp => "Backing up the database …",
            MigrationPhase.Applying when value.Version is { } version => $"Applying {version} {value.MigrationName} …",
            MigrationPhase.Verifying => "Checking the result …",
            MigrationPhase.Restoring => "Putting the database back as it was …",
            _ => null,
        };
        if (line is not null)
            Console.WriteLine(line);
    }
}
