using BenchmarkDotNet.Running;
using Godwit.Benchmarks;

// dotnet run -c Release --project tests/Godwit.Benchmarks -- --filter '*Account*'
BenchmarkSwitcher.FromAssembly(typeof(AccountMigration).Assembly).Run(args);
