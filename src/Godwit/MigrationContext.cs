using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>The database as a data migration sees it: inside the transaction of the run.</summary>
public sealed class MigrationContext
{
    internal MigrationContext(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection of the run, inside its transaction. Do not close it, and do not end the transaction.</summary>
    public SqliteConnection Connection { get; }
}
