using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>The C# functions that a data migration has added to its connection.</summary>
internal sealed class SqlFunctions(SqliteConnection connection, bool isUtf8)
{
    // sqlite3.h: SQLITE_DIRECTONLY. What stays in the schema must not need a function of a program.
    private const int DirectOnly = 0x80000;

    private readonly List<(string Name, int Count)> _functions = [];
    private Exception? _error;

    public bool Has(string name, int parameters)
    {
        foreach (var (known, count) in _functions)
        {
            if (count == parameters && known == name)
                return true;
        }

        return false;
    }

    public void Add(string name, int parameters, bool isDeterministic, SqlFunctionBody body)
    {
        var db = connection.Db();
        var flags = raw.SQLITE_UTF8 | DirectOnly | (isDeterministic ? raw.SQLITE_DETERMINISTIC : 0);
        Sqlite.Check(db, raw.sqlite3_create_function(db, name, parameters, flags, null, Call));
        _functions.Add((name, parameters));

        void Call(sqlite3_context context, object userData, sqlite3_value[] arguments)
        {
            try
            {
                body(new SqlFunctionCall(context, arguments, isUtf8));
            }
            // It cannot go through SQLite's own frames; the statement's step throws it again.
            catch (Exception error)
            {
                _error ??= error;
                raw.sqlite3_result_error(context, $"a function of the migration threw {error.GetType().Name}");
            }
        }
    }

    /// <summary>Throws what a function has thrown, where the statement ended for that.</summary>
    public void ThrowError()
    {
        if (_error is not { } error)
            return;
        _error = null;
        ExceptionDispatchInfo.Throw(error);
    }

    public void RemoveAll()
    {
        foreach (var (name, parameters) in _functions)
            raw.sqlite3_create_function(connection.Db(), name, parameters, null, (delegate_function_scalar?)null);
        _functions.Clear();
    }
}
