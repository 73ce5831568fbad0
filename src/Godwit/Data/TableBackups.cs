using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// Copies of tables kept aside on one connection, in TEMP tables: no other connection sees them, and nothing of them is
/// left when the connection is closed (a pooled connection stays open: use <see cref="Drop"/>, or no pool).
/// </summary>
/// <remarks>
/// A copy made inside a transaction is gone when that transaction is rolled back, as everything made in it. One that is
/// to outlive ROLLBACK is made before BEGIN.
/// </remarks>
/// <param name="connection">An open connection.</param>
public sealed class TableBackups(SqliteConnection connection)
{
    private const string Catalog = "temp.godwit_table_backups";

    /// <summary>Copies a table. A copy that exists already is replaced.</summary>
    /// <param name="table">An ordinary table of the main database.</param>
    /// <returns>The number of rows copied.</returns>
    /// <exception cref="ArgumentException">There is no such table, or it is a view or a virtual table.</exception>
    /// <exception cref="SqliteException">SQLite reports an error, as a full disk; there is no copy then.</exception>
    public long BackUp(string table)
    {
        var shape = TableShape.Read(connection, table);
        connection.Execute($"CREATE TEMP TABLE IF NOT EXISTS godwit_table_backups(name TEXT PRIMARY KEY COLLATE NOCASE, columns TEXT NOT NULL, row_count INTEGER NOT NULL)");
        Drop(shape.Name);
        // No declared types: every value stays what it is.
        connection.Execute($"CREATE TEMP TABLE {Sqlite.Quote(CopyName(shape.Name))}({string.Join(", ", shape.Columns.Select(Sqlite.Quote))})");
        connection.Execute($"INSERT INTO {Copy(shape.Name)}({shape.Stored}) SELECT {shape.Stored} FROM {shape.Source}");
        var rows = connection.Number($"SELECT count(*) FROM {Copy(shape.Name)}");
        // Written last: a copy without this row was never completed.
        connection.Execute($"INSERT INTO {Catalog}(name, columns, row_count) VALUES (?1, ?2, ?3)", shape.Name, shape.Stored, rows);
        return rows;
    }

    /// <summary>
    /// Makes the table what it was when it was copied. First the copy is checked to exist and to be whole; then the rows
    /// are replaced, with the table's triggers; then both are compared. Where anything fails, the table is as it was before the call.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <exception cref="TableBackupException">There is no copy, it is not whole, or the table cannot take it; nothing was changed.</exception>
    /// <exception cref="SqliteException">SQLite reports an error; nothing was changed.</exception>
    public void Restore(string table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        var (stored, rows) = Check(table);
        var shape = ReadTarget(table);
        WithoutForeignKeys(table, () => Replace(shape, stored, rows));
    }

    /// <summary>Removes a copy.</summary>
    /// <param name="table">The table that was copied.</param>
    /// <returns>False where there was no copy.</returns>
    public bool Drop(string table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        if (!Exists("godwit_table_backups"))
            return false;
        connection.Execute($"DROP TABLE IF EXISTS {Copy(table)}");
        return connection.Execute($"DELETE FROM {Catalog} WHERE name = ?1", table) > 0;
    }

    private static string CopyName(string table) => "_backup_" + table;

    private static string Copy(string table) => "temp." + Sqlite.Quote(CopyName(table));

    private (string Stored, long Rows) Check(string table)
    {
        var recorded = Exists("godwit_table_backups")
            ? connection.Query($"SELECT columns, row_count FROM {Catalog} WHERE name = ?1", static row => (Stored: row.Text(0)!, Rows: row.Number(1)), table).FirstOrDefault()
            : default;
        if (recorded.Stored is null)
            throw new TableBackupException(table, "there is no copy of it on this connection; it was never made, or the transaction that made it was rolled back");
        if (!Exists(CopyName(table)))
            throw new TableBackupException(table, "its copy was dropped");
        var found = connection.Number($"SELECT count(*) FROM {Copy(table)}");
        if (found != recorded.Rows)
            throw new TableBackupException(table, $"its copy is not whole: it has {found} rows, and {recorded.Rows} were copied");
        return recorded;
    }

    private TableShape ReadTarget(string table)
    {
        TableShape shape;
        try
        {
            shape = TableShape.Read(connection, table);
        }
        catch (ArgumentException error)
        {
            throw new TableBackupException(table, "the table is no longer there; create it again first", error);
        }

        var missing = connection.Query($"PRAGMA temp.table_info({Sqlite.Quote(CopyName(table))})", static row => row.Text(1)!)
            .Except(shape.Columns, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (missing.Count > 0)
            throw new TableBackupException(table, $"the table has lost columns that the copy holds: {string.Join(", ", missing)}");
        return shape;
    }

    /// <summary>With foreign keys on, DELETE would cascade into other tables. They cannot be switched off inside a transaction.</summary>
    private void WithoutForeignKeys(string table, Action replace)
    {
        if (connection.Number("PRAGMA foreign_keys") == 0)
        {
            replace();
            return;
        }

        if (raw.sqlite3_get_autocommit(connection.Db()) == 0)
            throw new TableBackupException(table, "foreign keys are on, and replacing the rows would cascade into other tables; run PRAGMA foreign_keys = OFF before the transaction");
        connection.Execute("PRAGMA foreign_keys = OFF");
        try
        {
            replace();
        }
        finally
        {
            connection.Execute("PRAGMA foreign_keys = ON");
        }
    }

    private void Replace(TableShape shape, string stored, long rows)
    {
        connection.Execute("SAVEPOINT godwit_restore");
        try
        {
            connection.Execute($"DELETE FROM {shape.Source}");
            connection.Execute($"INSERT INTO {shape.Source}({stored}) SELECT {stored} FROM {Copy(shape.Name)}");
            if (connection.Number($"SELECT count(*) FROM {shape.Source}") != rows
                || connection.Number($"SELECT EXISTS (SELECT {stored} FROM {Copy(shape.Name)} EXCEPT SELECT {stored} FROM {shape.Source})") != 0)
                throw new TableBackupException(shape.Name, "the restored rows differ from the copy: a trigger of the table changes what is inserted");
        }
        catch
        {
            // RAISE(ROLLBACK) in a trigger has ended the whole transaction.
            if (raw.sqlite3_get_autocommit(connection.Db()) == 0)
            {
                connection.Execute("ROLLBACK TO godwit_restore");
                connection.Execute("RELEASE godwit_restore");
            }

            throw;
        }

        connection.Execute("RELEASE godwit_restore");
    }

    private bool Exists(string name) =>
        connection.Number("SELECT count(*) FROM sqlite_temp_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE", name) > 0;
}
