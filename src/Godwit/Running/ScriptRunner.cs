using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>Runs the statements of a script one after the other, as SQLite cuts them, and says where one failed.</summary>
internal sealed class ScriptRunner(SqliteConnection connection, MigrationStep step, RunReporter reporter, StatementWatch watch, TableTracker tracker)
{
    private readonly sqlite3 _db = connection.Db();
    private int _line = 1;
    private int _index;

    public int Executed { get; private set; }

    public int Skipped { get; private set; }

    public void Run(ScriptText text, CancellationToken cancellationToken)
    {
        var before = raw.sqlite3_total_changes(_db);
        while (text.Next(out var sql))
        {
            var position = 0;
            while (Advance(sql, ref position))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var length = RunNext(sql[position..]);
                _line += sql.Slice(position, length).Count((byte)'\n');
                position += length;
                _index++;
                reporter.At("statement");
                reporter.Statement(_index, raw.sqlite3_total_changes(_db) - before);
            }
        }
    }

    /// <summary>Moves to the next statement, keeping count of lines; false at the end.</summary>
    private bool Advance(ReadOnlySpan<byte> sql, ref int position)
    {
        var next = SqlScanner.SkipTrivia(sql, position);
        _line += sql[position..next].Count((byte)'\n');
        position = next;
        return position < sql.Length;
    }

    /// <summary>Runs the statement at the start of the text and returns its length.</summary>
    private int RunNext(ReadOnlySpan<byte> sql)
    {
        if (step.Guards.Count > 0 && step.Guards.Any(guarded => guarded.Statement == _index && Exists(guarded)))
        {
            Skipped++;
            return SqlScanner.EndOfStatement(sql, 0);
        }

        var result = raw.sqlite3_prepare_v2(_db, sql, out var statement, out var tail);
        using (statement)
        {
            while (result is raw.SQLITE_OK or raw.SQLITE_ROW)
                result = raw.sqlite3_step(statement);
            if (result != raw.SQLITE_DONE)
                throw Failed(Sqlite.Error(_db, result));
        }

        watch.Check(step, _index, _line);
        tracker.Follow(watch);
        Executed++;
        return sql.Length - tail.Length;
    }

    private bool Exists(ScriptGuard guarded) =>
        step.IsIdempotent && (guarded.Column is null
            ? connection.Number("SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE", guarded.Table) > 0
            : connection.Query($"PRAGMA main.table_info({Sqlite.Quote(guarded.Table)})", static row => row.Text(1)).Contains(guarded.Column, StringComparer.OrdinalIgnoreCase));

    private MigrationException Failed(SqliteException error)
    {
        if (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
            throw error;
        var reason = error.SqliteErrorCode == raw.SQLITE_AUTH ? "a migration must not begin or end a transaction; the run has one of its own" : error.Message;
        var named = SqliteErrors.OfFile(error, reporter.Database) ?? new MigrationFailedException(step, reason, _index, _line, error).WithCodes(error);
        named.Statement = _index;
        named.Line = _line;
        return named;
    }
}
