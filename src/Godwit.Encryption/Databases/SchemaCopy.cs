using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Copies everything of schema <c>main</c> into an empty schema <c>copy</c>, as VACUUM does, but keeps implicit rowids:
/// full-text indexes and applications may point to them, and sqlcipher_export numbers them anew.
/// </summary>
internal static class SchemaCopy
{
    public static void Run(SqliteConnection connection)
    {
        connection.Execute("PRAGMA foreign_keys = OFF");
        connection.Execute("PRAGMA ignore_check_constraints = ON");
        // Lets the tables that SQLite keeps for itself, as sqlite_stat1, be created.
        connection.Execute("PRAGMA writable_schema = ON");
        connection.Execute("BEGIN");
        try
        {
            Create(connection, "CREATE TABLE ", "type = 'table' AND rootpage > 0 AND name <> 'sqlite_sequence'");
            foreach (var table in Tables(connection))
                CopyRows(connection, table);
            Create(connection, "CREATE INDEX ", "type = 'index' AND sql LIKE 'CREATE INDEX %'");
            Create(connection, "CREATE UNIQUE INDEX ", "type = 'index' AND sql LIKE 'CREATE UNIQUE INDEX %'");
            connection.Execute("""
                INSERT INTO copy.sqlite_master
                SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_master WHERE type IN ('view', 'trigger') OR (type = 'table' AND rootpage = 0)
                """);
            connection.Execute("COMMIT");
        }
        catch
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Db()) == 0)
                connection.Execute("ROLLBACK");
            throw;
        }
        finally
        {
            connection.Execute("PRAGMA writable_schema = OFF");
        }
    }

    /// <summary>The tables that hold rows themselves.</summary>
    public static IReadOnlyList<string> Tables(SqliteConnection connection) =>
        connection.Query("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0", static row => row.Text(0)!);

    private static void Create(SqliteConnection connection, string head, string condition)
    {
        // SQLite keeps each definition with exactly this head, whatever was written.
        foreach (var definition in connection.Query($"SELECT substr(sql, {head.Length + 1}) FROM main.sqlite_master WHERE {condition}", static row => row.Text(0)!))
            connection.Execute($"{head}copy.{definition}");
    }

    private static void CopyRows(SqliteConnection connection, string table)
    {
        var name = Sqlite.Quote(table);
        var columns = connection.Query($"PRAGMA main.table_info({name})", static row => row.Text(1)!); // without generated ones
        var list = string.Join(", ", columns.Select(Sqlite.Quote));
        if (RowId(connection, name, columns) is { } rowId)
            list = $"{rowId}, {list}";
        if (table == "sqlite_sequence")
            connection.Execute("DELETE FROM copy.sqlite_sequence");
        connection.Execute($"INSERT INTO copy.{name}({list}) SELECT {list} FROM main.{name}");
    }

    /// <summary>A name for the rowid that no column has; null for a table without one.</summary>
    private static string? RowId(SqliteConnection connection, string table, List<string> columns)
    {
        var free = ((string[])["rowid", "oid", "_rowid_"]).FirstOrDefault(name => !columns.Contains(name, StringComparer.OrdinalIgnoreCase));
        try
        {
            if (free is not null)
                connection.Number($"SELECT {free} FROM main.{table} LIMIT 0");
            return free;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            return null; // WITHOUT ROWID
        }
    }
}
