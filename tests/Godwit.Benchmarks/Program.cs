using BenchmarkDotNet.Running;
using Godwit.Benchmarks;

// dotnet run -c Release --project tests/Godwit.Benchmarks -- --filter '*Account*'
// dotnet run -c Release --project tests/Godwit.Benchmarks -- typed-sql
// dotnet run -c Release --project tests/Godwit.Benchmarks -- small
// dotnet run -c Release --project tests/Godwit.Benchmarks -- backup [encrypted]
// dotnet run -c Release --project tests/Godwit.Benchmarks -- large [encrypted]
if (args is ["typed-sql"])
    PairedTypedSql.Run();
else if (args is ["small"])
    await PairedSmallMigrations.RunAsync();
else if (args is ["backup", ..])
    await PairedBackups.RunAsync(args is [_, "encrypted"]);
else if (args is ["large", ..])
    await PairedMigrations.RunAsync(args is [_, "encrypted"]);
else
    BenchmarkSwitcher.FromAssembly(typeof(AccountMigration).Assembly).Run(args);
