using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit.Benchmarks;

/// <summary>
/// Generated code against raw calls that do the same work over the same CLR types: an UPDATE through an <c>[SqlFunction]</c>,
/// and a query whose rows are updated one by one, with strings and with spans. The two alternate, and what counts is the
/// median of the ratios of their processor time, because the machine is noisy.
/// </summary>
internal static class PairedTypedSql
{
    private const int Rows = 100_000;
    private const int Rounds = 31;

    public static void Run()
    {
        Compare("empty function", TokenStatements.Transform, db => ByFunction(db, "same", 1, TokenStatements.SameSql, static (context, _, arguments) =>
            raw.sqlite3_result_blob(context, raw.sqlite3_value_blob(arguments[0]))));
        Compare("function: AES-256-GCM", TokenStatements.SealAll, db => ByFunction(db, "seal", 1, TokenStatements.SealSql, static (context, _, arguments) =>
            raw.sqlite3_result_blob(context, TokenSeal.Seal(raw.sqlite3_value_blob(arguments[0])))));
        Compare("function: adds integers", TokenStatements.AddAll, db => ByFunction(db, "plus", 2, TokenStatements.PlusSql, static (context, _, arguments) =>
            raw.sqlite3_result_int64(context, raw.sqlite3_value_int64(arguments[0]) + raw.sqlite3_value_int64(arguments[1]))));
        Compare("function: upper case", TokenStatements.UpperAll, db => ByFunction(db, "upper_of", 1, TokenStatements.UpperSql, static (context, _, arguments) =>
            raw.sqlite3_result_text(context, raw.sqlite3_value_text(arguments[0]).utf8_to_string().ToUpperInvariant())));
        Compare("loop over strings", TokenStatements.Loop, LoopOverStrings);
        Compare("loop over spans", TokenStatements.LoopOverSpans, LoopOverSpans);
    }

    private static void ByFunction(sqlite3 db, string name, int parameters, string sql, delegate_function_scalar function)
    {
        raw.sqlite3_create_function(db, name, parameters, raw.SQLITE_UTF8, null, function);
        raw.sqlite3_exec(db, sql);
    }

    private static void LoopOverStrings(sqlite3 db)
    {
        using var select = Prepare(db, TokenStatements.AllSql);
        using var update = Prepare(db, TokenStatements.StoreSql);
        while (raw.sqlite3_step(select) == raw.SQLITE_ROW)
        {
            var (id, authData, refreshToken) = (raw.sqlite3_column_int64(select, 0), raw.sqlite3_column_text(select, 1).utf8_to_string(), raw.sqlite3_column_text(select, 2).utf8_to_string());
            raw.sqlite3_bind_text(update, 1, authData);
            if (refreshToken is null)
                raw.sqlite3_bind_null(update, 2);
            else
                raw.sqlite3_bind_text(update, 2, refreshToken);
            raw.sqlite3_bind_int64(update, 3, id);
            raw.sqlite3_step(update);
            raw.sqlite3_reset(update);
        }
    }

    private static void LoopOverSpans(sqlite3 db)
    {
        using var select = Prepare(db, TokenStatements.IdsSql);
        using var update = Prepare(db, TokenStatements.StoreSpansSql);
        Span<byte> utf8 = stackalloc byte[256];
        while (raw.sqlite3_step(select) == raw.SQLITE_ROW)
        {
            var id = raw.sqlite3_column_int64(select, 0);
            var length = Encoding.UTF8.GetBytes(TokenStatements.Text, utf8);
            raw.sqlite3_bind_text(update, 1, utf8[..length]);
            raw.sqlite3_bind_blob(update, 2, TokenStatements.Bytes);
            raw.sqlite3_bind_int64(update, 3, id);
            raw.sqlite3_step(update);
            raw.sqlite3_reset(update);
        }
    }

    private static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        raw.sqlite3_prepare_v2(db, sql, out var statement);
        return statement;
    }

    private static void Compare(string what, Action<MigrationContext> generated, Action<sqlite3> byHand)
    {
        var ratios = new List<double>();
        var (hand, own) = (0L, 0L);
        for (var round = -5; round < Rounds; round++)
        {
            using var connection = Open();
            var isFirst = round % 2 == 0;
            var a = isFirst ? Generated() : ByHand();
            var b = isFirst ? ByHand() : Generated();
            if (round < 0)
                continue;
            ratios.Add(isFirst ? b.Time / a.Time : a.Time / b.Time);
            hand = isFirst ? b.Bytes : a.Bytes;
            own = isFirst ? a.Bytes : b.Bytes;

            (double Time, long Bytes) Generated() => Measure(connection, () => generated(new MigrationContext(connection, new RunReporter(new MigratorOptions(), ":memory:"), null, CancellationToken.None)));
            (double Time, long Bytes) ByHand() => Measure(connection, () => byHand(connection.Handle!));
        }

        ratios.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {ratios[Rounds / 2]:0.000} × the speed by hand (quartiles {ratios[Rounds / 4]:0.000} – {ratios[Rounds * 3 / 4]:0.000}); {(double)own / Rows:0.0} bytes a row against {(double)hand / Rows:0.0}"));
    }

    private static (double Time, long Bytes) Measure(SqliteConnection connection, Action work)
    {
        raw.sqlite3_exec(connection.Handle!, "BEGIN");
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        work();
        var time = Environment.CpuUsage.TotalTime - start;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
        return (time.TotalMilliseconds, bytes);
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        raw.sqlite3_exec(connection.Handle!, $"""
            CREATE TABLE tokens (id INTEGER PRIMARY KEY, auth_data TEXT NOT NULL, refresh_token TEXT);
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {Rows})
            INSERT INTO tokens SELECT x, printf('access-token-of-account-%08d-0123456789abcdef', x), printf('refresh-token-%08d', x) FROM n;
            """);
        return connection;
    }
}
