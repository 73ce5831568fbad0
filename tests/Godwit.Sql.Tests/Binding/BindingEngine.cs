using System.Collections.Immutable;
using System.Text;
using Godwit.Sql.Catalog;
using SQLitePCL;

namespace Godwit.Sql.Tests.Binding;

/// <summary>A database of the real engine that tells what preparing a statement tells.</summary>
internal sealed class BindingEngine : IDisposable
{
    // Some random recursions have no end.
    private const int OperationsBetweenQuestions = 10_000;
    private const int MostQuestions = 20;
    private readonly sqlite3 _db;
    private int _questions;

    static BindingEngine() => Batteries_V2.Init();

    public BindingEngine()
    {
        if (raw.sqlite3_open(":memory:", out _db) != raw.SQLITE_OK)
            throw new InvalidOperationException("SQLite does not open a database in memory.");
        raw.sqlite3_progress_handler(_db, OperationsBetweenQuestions, _ => ++_questions > MostQuestions ? 1 : 0, null);
    }

    /// <summary>Runs a statement; the engine's message where it refuses, or null.</summary>
    public string? Execute(string sql)
    {
        _questions = 0;
        return raw.sqlite3_exec(_db, sql) == raw.SQLITE_OK ? null : raw.sqlite3_errmsg(_db).utf8_to_string();
    }

    public EngineVerdict Prepare(string sql)
    {
        _questions = 0;
        if (raw.sqlite3_prepare_v2(_db, Encoding.UTF8.GetBytes(sql + "\0"), out var statement, out _) != raw.SQLITE_OK)
            return new EngineVerdict(raw.sqlite3_errmsg(_db).utf8_to_string(), [], []);
        using (statement)
        {
            var columns = new List<EngineColumn>();
            for (var i = 0; i < raw.sqlite3_column_count(statement); i++)
            {
                columns.Add(new EngineColumn(
                    raw.sqlite3_column_name(statement, i).utf8_to_string(),
                    raw.sqlite3_column_decltype(statement, i).utf8_to_string(),
                    raw.sqlite3_column_database_name(statement, i).utf8_to_string(),
                    raw.sqlite3_column_table_name(statement, i).utf8_to_string(),
                    raw.sqlite3_column_origin_name(statement, i).utf8_to_string()));
            }

            var parameters = new List<string?>();
            for (var i = 1; i <= raw.sqlite3_bind_parameter_count(statement); i++)
                parameters.Add(raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string());
            return new EngineVerdict(null, columns, parameters);
        }
    }

    /// <summary>Runs a statement, over at most a hundred rows of its result; null where it cannot be prepared.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">The values of its parameters, each a long, double, string, byte array or null; NULL for those without.</param>
    public Observation? Query(string sql, IReadOnlyDictionary<int, object?>? values = null)
    {
        if (raw.sqlite3_prepare_v2(_db, Encoding.UTF8.GetBytes(sql + "\0"), out var statement, out _) != raw.SQLITE_OK)
            return null;
        using (statement)
        {
            _questions = 0;
            foreach (var (number, value) in values ?? ImmutableDictionary<int, object?>.Empty)
                Bind(statement, number, value);
            var classes = Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(_ => new HashSet<int>()).ToList();
            var before = raw.sqlite3_total_changes(_db);
            int code;
            for (var row = 0; (code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW && row < 100; row++)
            {
                for (var i = 0; i < classes.Count; i++)
                    classes[i].Add(raw.sqlite3_column_type(statement, i));
            }

            return new Observation(classes, code == raw.SQLITE_DONE ? raw.sqlite3_total_changes(_db) - before : null);
        }
    }

    /// <summary>Adds a function with a name that the engine does not know; it returns NULL.</summary>
    public void AddUnknown(string name)
    {
        if (!BuiltInFunctions.Find(name).IsEmpty)
            return;
        raw.sqlite3_create_function(_db, name, -1, raw.SQLITE_UTF8, null, static (_, _, _) => { });
    }

    /// <summary>Runs nothing of what triggers say, until the next call.</summary>
    public void EnableTriggers(bool enabled) => raw.sqlite3_db_config(_db, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, enabled ? 1 : 0, out _);

    public void Dispose() => _db.Dispose();

    private static void Bind(sqlite3_stmt statement, int number, object? value) => _ = value switch
    {
        long integer => raw.sqlite3_bind_int64(statement, number, integer),
        double real => raw.sqlite3_bind_double(statement, number, real),
        string text => raw.sqlite3_bind_text(statement, number, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, number, bytes),
        _ => raw.sqlite3_bind_null(statement, number),
    };
}

/// <summary>What the engine said, and the columns and parameter names of what it accepted.</summary>
internal sealed record EngineVerdict(string? Message, IReadOnlyList<EngineColumn> Columns, IReadOnlyList<string?> Parameters);

/// <summary>A result column.</summary>
internal sealed record EngineColumn(string Name, string? DeclaredType, string? Database, string? Table, string? Origin);

/// <summary>What came out of a statement.</summary>
/// <param name="Classes">The storage classes of each column: 1 INTEGER, 2 FLOAT, 3 TEXT, 4 BLOB, 5 NULL.</param>
/// <param name="Changes">The rows that it changed; null where it did not come to its end.</param>
internal sealed record Observation(IReadOnlyList<HashSet<int>> Classes, int? Changes);
