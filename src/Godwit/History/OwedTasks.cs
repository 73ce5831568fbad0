using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// What is still to be done when a part is committed, as rows of a table that exists only while there are any:
/// <c>restore</c> names the backup that an interrupted upgrade has to be restored from; <c>erase</c> is the plaintext
/// that has to be wiped.
/// </summary>
internal sealed class OwedTasks(string historyTable)
{
    public const string Restore = "restore";
    public const string Erase = "erase";

    private readonly string _table = Sqlite.Quote(TableName(historyTable));

    public static string TableName(string historyTable) => historyTable + "_owed";

    /// <summary>The detail of a task, or null where it is not owed.</summary>
    public string? Find(SqliteConnection connection, string task) =>
        Any(connection) ? connection.Text($"SELECT detail FROM main.{_table} WHERE task = ?1", task) : null;

    public void Add(SqliteConnection connection, string task, string detail)
    {
        connection.Execute($"CREATE TABLE IF NOT EXISTS main.{_table}(task TEXT PRIMARY KEY, detail TEXT NOT NULL)");
        connection.Execute($"INSERT OR REPLACE INTO main.{_table}(task, detail) VALUES (?1, ?2)", task, detail);
    }

    public void Remove(SqliteConnection connection, string task)
    {
        if (!Any(connection))
            return;
        connection.Execute($"DELETE FROM main.{_table} WHERE task = ?1", task);
        if (connection.Number($"SELECT count(*) FROM main.{_table}") == 0)
            connection.Execute($"DROP TABLE main.{_table}");
    }

    /// <summary>True while anything is owed.</summary>
    public bool Any(SqliteConnection connection) =>
        connection.Number("SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE", TableName(historyTable)) > 0;
}
