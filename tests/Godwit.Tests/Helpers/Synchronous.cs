namespace Godwit.Tests;

/// <summary>Reports on the thread of the run, so that a test sees everything in order.</summary>
internal sealed class Synchronous(Action<MigrationProgress> action) : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value) => action(value);
}
