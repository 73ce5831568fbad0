using System.ComponentModel;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// One prepared statement, as generated code uses it: bind every parameter, step, read, dispose. Disposing resets the
/// statement for the next use; it is finalised with its <see cref="MigrationContext"/>. Not meant to be written by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class SqlStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly SqlFunctions _functions;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _isUtf8;

    internal SqlStatement(sqlite3 db, string sql, bool isUtf8, SqlFunctions functions, CancellationToken cancellationToken)
    {
        Sqlite.Check(db, raw.sqlite3_prepare_v2(db, sql, out _statement, out var tail));
        _db = db;
        _isUtf8 = isUtf8;
        _functions = functions;
        _cancellationToken = cancellationToken;
        Sql = sql;
        if (_statement.IsInvalid)
            throw new ArgumentException("The text holds no statement.", nameof(sql));
        if (!IsBlank(db, tail))
        {
            _statement.Dispose();
            throw new ArgumentException("The text holds more than one statement; run them one by one, so that none is left out.", nameof(sql));
        }
    }

    internal string Sql { get; }

    /// <summary>True from the time the statement is handed out until it is disposed.</summary>
    internal bool IsInUse { get; set; } = true;

    internal int ParameterCount => raw.sqlite3_bind_parameter_count(_statement);

    /// <summary>Runs to the next row; false at the end.</summary>
    /// <exception cref="SqliteException">SQLite reports an error.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public bool Step()
    {
        // An interrupt that comes between two statements is lost; the token is not.
        if (_cancellationToken.IsCancellationRequested)
            _cancellationToken.ThrowIfCancellationRequested();
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result == raw.SQLITE_DONE)
            return false;
        _functions.ThrowError();
        throw Sqlite.Error(_db, result);
    }

    /// <summary>Runs to the only row of a query.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public void StepToRow()
    {
        if (!Step())
            throw new InvalidOperationException("The query returned no row, and the method that runs it returns one. Make its type nullable, or let the query return exactly one.");
    }

    /// <summary>Runs past the only row of a query.</summary>
    /// <exception cref="InvalidOperationException">There is another row.</exception>
    public void StepToEnd()
    {
        if (Step())
            throw new InvalidOperationException("The query returned more than one row, and the method that runs it returns one. Return IEnumerable<T>, or let the query return exactly one.");
    }

    /// <summary>Runs an INSERT, UPDATE or DELETE to its end and returns the rows it changed, without those of triggers.</summary>
    public int Execute()
    {
        Run();
        return raw.sqlite3_changes(_db);
    }

    /// <summary>Runs a statement to its end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Makes the statement free for its next use.</summary>
    public void Dispose()
    {
        if (!IsInUse)
            return;
        IsInUse = false;
        raw.sqlite3_reset(_statement);
    }

    /// <summary>Finalises the statement.</summary>
    internal void Close()
    {
        IsInUse = false;
        _statement.Dispose();
    }

    private static bool IsBlank(sqlite3 db, string? tail)
    {
        while (!string.IsNullOrWhiteSpace(tail))
        {
            // Comments and stray semicolons prepare to nothing.
            if (raw.sqlite3_prepare_v2(db, tail, out var next, out var rest) != raw.SQLITE_OK)
                return false;
            using (next)
            {
                if (!next.IsInvalid)
                    return false;
            }

            tail = rest;
        }

        return true;
    }
}
