using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit.Benchmarks;

/// <summary>
/// A data migration over N rows with two columns of text: the generated query and update against a raw prepared loop over
/// the same C# types, and a generated function in one UPDATE against a raw one. The transformation itself costs nothing, so
/// that what is compared is the way to the rows.
/// </summary>
[Config(typeof(InProcess))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[MemoryDiagnoser]
public class TypedSql
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    [Params(100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = $"""
            CREATE TABLE tokens (id INTEGER PRIMARY KEY, auth_data TEXT NOT NULL, refresh_token TEXT);
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {Rows})
            INSERT INTO tokens SELECT x, printf('access-token-of-account-%08d-0123456789abcdef', x), printf('refresh-token-%08d', x) FROM n;
            """;
        command.ExecuteNonQuery();
    }

    [GlobalCleanup]
    public void Close() => _connection.Dispose();

    [Benchmark(Baseline = true, Description = "raw prepared loop"), BenchmarkCategory("strings")]
    public void RawLoop() => InTransaction(() =>
    {
        var db = _connection.Handle!;
        raw.sqlite3_prepare_v2(db, "SELECT id, auth_data, refresh_token FROM tokens ORDER BY +id", out var select);
        raw.sqlite3_prepare_v2(db, "UPDATE tokens SET auth_data = ?2, refresh_token = ?3 WHERE id = ?1", out var update);
        using (select)
        using (update)
        {
            while (raw.sqlite3_step(select) == raw.SQLITE_ROW)
            {
                raw.sqlite3_bind_int64(update, 1, raw.sqlite3_column_int64(select, 0));
                raw.sqlite3_bind_text(update, 2, raw.sqlite3_column_text(select, 1).utf8_to_string());
                if (raw.sqlite3_column_text(select, 2).utf8_to_string() is { } refresh)
                    raw.sqlite3_bind_text(update, 3, refresh);
                else
                    raw.sqlite3_bind_null(update, 3);
                raw.sqlite3_step(update);
                raw.sqlite3_reset(update);
            }
        }
    });

    [Benchmark(Description = "generated"), BenchmarkCategory("strings")]
    public void Generated() => InTransaction(() => TokenStatements.Loop(Context()));

    [Benchmark(Baseline = true, Description = "raw function"), BenchmarkCategory("function")]
    public void RawFunction() => InTransaction(() =>
    {
        var db = _connection.Handle!;
        raw.sqlite3_create_function(db, "same_raw", 1, raw.SQLITE_UTF8, null, static (context, _, arguments) =>
            raw.sqlite3_result_blob(context, raw.sqlite3_value_blob(arguments[0])));
        raw.sqlite3_exec(db, "UPDATE tokens SET auth_data = CAST(same_raw(auth_data) AS TEXT), refresh_token = CAST(same_raw(refresh_token) AS TEXT)");
    });

    [Benchmark(Description = "[SqlFunction]"), BenchmarkCategory("function")]
    public void GeneratedFunction() => InTransaction(() => TokenStatements.Transform(Context()));

    private MigrationContext Context() => new(_connection, new RunReporter(new MigratorOptions(), ":memory:"), null, CancellationToken.None);

    private void InTransaction(Action work)
    {
        raw.sqlite3_exec(_connection.Handle!, "BEGIN");
        work();
        raw.sqlite3_exec(_connection.Handle!, "COMMIT");
    }

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.Default.WithWarmupCount(2).WithIterationCount(12).WithToolchain(InProcessEmitToolchain.Instance));
    }
}
