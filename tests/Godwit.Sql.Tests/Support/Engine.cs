using System.Text;
using SQLitePCL;

namespace Godwit.Sql.Tests.Support;

/// <summary>An in-memory database of the real engine.</summary>
internal sealed class Engine : IDisposable
{
    private readonly sqlite3 _db;

    static Engine() => Batteries_V2.Init();

    public Engine()
    {
        if (raw.sqlite3_open(":memory:", out _db) != raw.SQLITE_OK)
            throw new InvalidOperationException("SQLite does not open a database in memory.");
    }

    /// <summary>Prepares the first statement of a text and says how many UTF-16 units of it the engine took.</summary>
    public PrepareResult Prepare(string sql)
    {
        var utf8 = Encoding.UTF8.GetBytes(sql + "\0");
        var code = raw.sqlite3_prepare_v2(_db, utf8, out var statement, out var tail);
        var message = code == raw.SQLITE_OK ? null : raw.sqlite3_errmsg(_db).utf8_to_string();
        var isEmpty = statement is null || statement.IsInvalid;
        statement?.Dispose();
        var taken = utf8.Length - tail.Length;
        return new PrepareResult(code, message, isEmpty, Encoding.UTF8.GetCharCount(utf8, 0, Math.Min(taken, utf8.Length - 1)));
    }

    public bool TryExecute(string sql) => raw.sqlite3_exec(_db, sql) == raw.SQLITE_OK;

    /// <summary>The first value of the first row, as text.</summary>
    public string? Scalar(string sql)
    {
        raw.sqlite3_prepare_v2(_db, sql, out var statement);
        using (statement)
            return raw.sqlite3_step(statement) == raw.SQLITE_ROW ? raw.sqlite3_column_text(statement, 0).utf8_to_string() : null;
    }

    public void Dispose() => _db.Dispose();
}

/// <summary>What <c>sqlite3_prepare_v2</c> said.</summary>
internal sealed record PrepareResult(int Code, string? Message, bool IsEmpty, int Taken);
