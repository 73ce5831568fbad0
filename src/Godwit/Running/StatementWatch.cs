using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// Watches the statements of scripts and of code. It notes which tables they write, triggers included, and keeps the
/// transaction of the run ours: the authorizer refuses BEGIN, COMMIT and ROLLBACK, the commit hook refuses what gets
/// past it, and <see cref="Check"/> finds a transaction that an <c>ON CONFLICT ROLLBACK</c> ended.
/// </summary>
internal sealed class StatementWatch : IDisposable
{
    // sqlite3.h: the authorizer's actions.
    private const int Delete = 9;
    private const int DropTable = 11;
    private const int Insert = 18;
    private const int Transaction = 22;
    private const int Update = 23;
    private const int AlterTable = 26;

    private readonly sqlite3 _db;
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _altered = new(StringComparer.OrdinalIgnoreCase);
    private byte[] _lastName = [];
    private bool _armed;

    public StatementWatch(SqliteConnection connection)
    {
        _db = connection.Db();
        raw.sqlite3_set_authorizer(_db, (delegate_authorizer)Authorize, null);
        Arm();
    }

    /// <summary>The tables that statements inserted into, updated, deleted from, altered or dropped, by the names they had.</summary>
    public IReadOnlySet<string> Written => _written;

    /// <summary>The tables that were altered, by the names they had before.</summary>
    public IReadOnlySet<string> Altered => _altered;

    /// <summary>Set when a table was altered or dropped; whoever has followed it resets it.</summary>
    public bool TablesChanged { get; set; }

    /// <summary>Tables that were written before this connection.</summary>
    public void Add(IEnumerable<string> tables) => _written.UnionWith(tables);

    /// <summary>Only the run may commit: from here to <see cref="Disarm"/>.</summary>
    public void Arm()
    {
        _armed = true;
        raw.sqlite3_commit_hook(_db, static _ => 1, null);
    }

    /// <summary>Lets the run end its transaction, or a script run without one.</summary>
    public void Disarm()
    {
        _armed = false;
        raw.sqlite3_commit_hook(_db, null, null);
    }

    /// <summary>Throws where the transaction is no longer there.</summary>
    public void Check(MigrationStep step, int? statement = null, int? line = null)
    {
        if (_armed && raw.sqlite3_get_autocommit(_db) != 0)
            throw new MigrationFailedException(step, "it ended the transaction of the run, by COMMIT, ROLLBACK or ON CONFLICT ROLLBACK; a migration must leave it open", statement, line);
    }

    public void Dispose()
    {
        Disarm();
        raw.sqlite3_set_authorizer(_db, (delegate_authorizer?)null, null);
    }

    private int Authorize(object userData, int action, utf8z first, utf8z second, utf8z database, utf8z innerMost)
    {
        switch (action)
        {
            case Insert or Update or Delete:
                Note(first);
                break;
            case DropTable:
                Note(first);
                TablesChanged = true;
                break;
            case AlterTable:
                Note(second);
                _altered.Add(second.utf8_to_string());
                TablesChanged = true;
                break;
            case Transaction when _armed:
                return raw.SQLITE_DENY;
        }

        return raw.SQLITE_OK;
    }

    /// <summary>A script that fills one table says its name once per statement: the text is made once.</summary>
    private unsafe void Note(utf8z name)
    {
        fixed (byte* start = name)
        {
            if (start is null)
                return;
            var bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(start);
            if (bytes.SequenceEqual(_lastName))
                return;
            _lastName = bytes.ToArray();
            _written.Add(name.utf8_to_string());
        }
    }
}
