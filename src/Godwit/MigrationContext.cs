using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>The database as a data migration sees it: inside the transaction of the run.</summary>
public sealed class MigrationContext
{
    internal MigrationContext(SqliteConnection connection) => Connection = connection;

    /// <summary>
    /// The connection of the run, inside its transaction; commands made from it take part without a transaction object.
    /// Do not close it, and do not begin or end a transaction.
    /// </summary>
    public SqliteConnection Connection { get; }

    /// <summary>Runs one statement.</summary>
    /// <param name="sql">The statement, with <c>?1</c>, <c>?2</c> … for the values.</param>
    /// <param name="values">Whole numbers, <see cref="double"/>, <see cref="bool"/>, text, bytes or <see langword="null"/>; always bound, never part of the text.</param>
    /// <returns>The rows that the statement changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses the statement.</exception>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return Sqlite.Execute(Connection, sql, values);
    }
}
