using BenchmarkDotNet.Running;
using Godwit.Generators.Benchmarks;

// dotnet run -c Release --project tests/Godwit.Generators.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(ThousandScripts).Assembly).Run(args);
