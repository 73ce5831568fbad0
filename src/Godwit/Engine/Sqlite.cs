using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The few statements of Godwit's own, run through raw calls: they never wait for a lock behind the caller's back, as
/// commands of Microsoft.Data.Sqlite do.
/// </summary>
internal static class Sqlite
{
    public static sqlite3 Db(this SqliteConnection connection) =>
        connection.Handle ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>Runs one statement to its end and returns the rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var db = connection.Db();
        using var statement = Prepare(db, sql, values);
        int result;
        while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
        }

        Check(db, result);
        return raw.sqlite3_changes(db);
    }

    public static List<T> Query<T>(this SqliteConnection connection, string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var db = connection.Db();
        using var statement = Prepare(db, sql, values);
        var rows = new List<T>();
        int result;
        while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            rows.Add(read(new Row(statement)));
        Check(db, result);
        return rows;
    }

    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values) =>
        connection.Query(sql, static row => row.Number(0), values).FirstOrDefault();

    public static string? Text(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values) =>
        connection.Query(sql, static row => row.Text(0), values).FirstOrDefault();

    /// <summary>An identifier as SQL writes it.</summary>
    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static void Check(sqlite3 db, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
            throw Error(db, result);
    }

    /// <summary>The error that the connection reports, without the text of the statement.</summary>
    public static SqliteException Error(sqlite3 db, int result)
    {
        var extended = raw.sqlite3_extended_errcode(db);
        return new SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), result & 0xff, (extended & 0xff) == (result & 0xff) ? extended : result);
    }

    private static sqlite3_stmt Prepare(sqlite3 db, string sql, ReadOnlySpan<object?> values)
    {
        Check(db, raw.sqlite3_prepare_v2(db, sql, out var statement));
        for (var i = 0; i < values.Length; i++)
        {
            var result = Bind(statement, i + 1, values[i]);
            if (result == raw.SQLITE_OK)
                continue;
            var error = Error(db, result);
            statement.Dispose();
            throw error;
        }

        return statement;
    }

    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, index, number),
        string text => raw.sqlite3_bind_text(statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be bound; convert it to a number, text or bytes.", nameof(value)),
    };

    /// <summary>The current row of a statement.</summary>
    public readonly struct Row(sqlite3_stmt statement)
    {
        public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

        public bool IsInteger(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER;

        public long Number(int column) => raw.sqlite3_column_int64(statement, column);

        public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();
    }
}
