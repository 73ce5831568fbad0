using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// Keeps the transaction of the run ours while it runs scripts and code of others: the authorizer refuses BEGIN, COMMIT
/// and ROLLBACK, the commit hook refuses what gets past it, and <see cref="Check"/> finds a transaction that an
/// <c>ON CONFLICT ROLLBACK</c> ended.
/// </summary>
internal sealed class TransactionGuard : IDisposable
{
    // sqlite3.h: SQLITE_TRANSACTION.
    private const int TransactionAction = 22;

    private readonly sqlite3 _db;

    public TransactionGuard(SqliteConnection connection)
    {
        _db = connection.Db();
        raw.sqlite3_commit_hook(_db, static _ => 1, null);
        raw.sqlite3_set_authorizer(_db, (delegate_authorizer)Authorize, null);
    }

    /// <summary>Set when SQL of the migration tried to end the transaction.</summary>
    public bool Refused { get; private set; }

    /// <summary>Throws where the transaction is no longer there.</summary>
    public void Check(MigrationStep step, int? statement = null, int? line = null)
    {
        if (raw.sqlite3_get_autocommit(_db) != 0)
            throw new MigrationFailedException(step, "it ended the transaction of the run, by COMMIT, ROLLBACK or ON CONFLICT ROLLBACK; a migration must leave it open", statement, line);
    }

    /// <summary>Lets the run end its transaction.</summary>
    public void Dispose()
    {
        raw.sqlite3_set_authorizer(_db, (delegate_authorizer?)null, null);
        raw.sqlite3_commit_hook(_db, null, null);
    }

    private int Authorize(object userData, int action, utf8z first, utf8z second, utf8z databaseName, utf8z innerMost)
    {
        if (action != TransactionAction)
            return raw.SQLITE_OK;
        Refused = true;
        return raw.SQLITE_DENY;
    }
}
