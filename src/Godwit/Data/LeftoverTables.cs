using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Finds and drops what older programs left in the database: ordinary tables <c>_backup_…</c>, each a copy that was made
/// before a migration and never removed. They hold the data of that time in the clear, and every query can see them.
/// </summary>
public static class LeftoverTables
{
    /// <summary>
    /// The tables of the main database whose names begin with <c>_backup_</c> and that are no more than copies: made by
    /// CREATE TABLE AS, so without key, index and trigger. A table of that name that an application works with is none.
    /// </summary>
    /// <param name="connection">An open connection.</param>
    public static IReadOnlyList<string> Find(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection
            .Query(
                """
                SELECT name FROM main.sqlite_master AS copy
                WHERE type = 'table' AND name LIKE '\_backup\_%' ESCAPE '\' AND sql NOT LIKE 'CREATE VIRTUAL%'
                  AND NOT EXISTS (SELECT 1 FROM main.sqlite_master AS part WHERE part.tbl_name = copy.name AND part.type <> 'table')
                ORDER BY name
                """,
                static row => row.Text(0)!)
            .FindAll(name => connection.Query($"PRAGMA main.table_info({Sqlite.Quote(name)})", static row => row.Number(5)).TrueForAll(key => key == 0));
    }

    /// <summary>Drops what <see cref="Find"/> finds. Inside a data migration it happens with the migration or not at all.</summary>
    /// <param name="connection">An open connection.</param>
    /// <returns>The names of the tables that were dropped.</returns>
    /// <exception cref="SqliteException">SQLite reports an error, as a view that reads one of the tables.</exception>
    public static IReadOnlyList<string> Drop(SqliteConnection connection)
    {
        var leftovers = Find(connection);
        foreach (var name in leftovers)
            connection.Execute($"DROP TABLE main.{Sqlite.Quote(name)}");
        return leftovers;
    }
}
