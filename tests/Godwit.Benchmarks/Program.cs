using BenchmarkDotNet.Running;
using Godwit.Benchmarks;

// dotnet run -c Release --project tests/Godwit.Benchmarks -- --filter '*Account*'
// dotnet run -c Release --project tests/Godwit.Benchmarks -- typed-sql
if (args is ["typed-sql"])
    PairedTypedSql.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(AccountMigration).Assembly).Run(args);
