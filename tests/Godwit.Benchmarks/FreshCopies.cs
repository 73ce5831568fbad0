using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Godwit.Benchmarks;

/// <summary>Each call is measured by itself on a fresh copy of the files, since a database can be migrated only once.</summary>
internal sealed class FreshCopies : ManualConfig
{
    public FreshCopies() => AddJob(Job.Default
        .WithStrategy(RunStrategy.Monitoring)
        .WithWarmupCount(10)
        .WithIterationCount(50)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithToolchain(InProcessEmitToolchain.Instance));
}
