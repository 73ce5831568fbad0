using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// What is still to be done when a part is committed, as rows of a table that exists only while there are any:
/// <c>restore</c> names the backup that an interrupted upgrade has to be restored from; <c>erase</c> is the plaintext
/// that has to be wiped; <c>resume</c> names the resumable migration that is half way, and with it come how far each of
/// its walks is, the tables it has <c>written</c>, and whether other programs wrote meanwhile (<c>shared</c>).
/// </summary>
internal sealed class OwedTasks(string historyTable)
{
    public const string Restore = "restore";
    public const string Erase = "erase";
    private const string Resume = "resume";
    private const string Written = "written";
    private const string Shared = "shared";
    private const string WalkPrefix = "walk ";

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

    public void Remove(SqliteConnection connection, string task) => RemoveWhere(connection, "task = ?1", task);

    /// <summary>True while anything is owed.</summary>
    public bool Any(SqliteConnection connection) =>
        connection.Number("SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE", TableName(historyTable)) > 0;

    public ResumeMarker? FindResumption(SqliteConnection connection) => Find(connection, Resume) is { } detail ? ResumeMarker.Parse(detail) : null;

    public void BeginResumption(SqliteConnection connection, ResumeMarker marker) => Add(connection, Resume, marker.ToString());

    public void EndResumption(SqliteConnection connection) =>
        RemoveWhere(connection, $"task IN ('{Resume}', '{Written}', '{Shared}') OR task LIKE '{WalkPrefix}%'");

    /// <summary>How far a walk is; null where it was never begun.</summary>
    public WalkCursor? FindWalk(SqliteConnection connection, int ordinal, string table) =>
        Find(connection, WalkTask(ordinal, table)) is { } detail ? WalkCursor.Parse(detail) : null;

    /// <summary>How far the walk is that was written last, with its table.</summary>
    public (string Table, WalkCursor Cursor)? FindLastWalk(SqliteConnection connection)
    {
        if (!Any(connection))
            return null;
        // INSERT OR REPLACE gives each row the highest rowid.
        var last = connection.Query($"SELECT task, detail FROM main.{_table} WHERE task LIKE '{WalkPrefix}%' ORDER BY rowid DESC LIMIT 1", static row => (Task: row.Text(0)!, Detail: row.Text(1)!));
        return last is [var walk] ? (walk.Task.Split(' ', 3)[2], WalkCursor.Parse(walk.Detail)) : null;
    }

    public void AddWalk(SqliteConnection connection, int ordinal, string table, WalkCursor cursor) => Add(connection, WalkTask(ordinal, table), cursor.ToString());

    /// <summary>The tables that the migration has written before it was ended.</summary>
    public IEnumerable<string> FindWritten(SqliteConnection connection) =>
        Find(connection, Written) is { } detail ? detail.Split('/').Select(Uri.UnescapeDataString) : [];

    public void AddWritten(SqliteConnection connection, IEnumerable<string> tables) =>
        Add(connection, Written, string.Join('/', tables.Select(Uri.EscapeDataString)));

    public bool FindShared(SqliteConnection connection) => Find(connection, Shared) is not null;

    public void AddShared(SqliteConnection connection) => Add(connection, Shared, "");

    private static string WalkTask(int ordinal, string table) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{WalkPrefix}{ordinal} {table}");

    private void RemoveWhere(SqliteConnection connection, string condition, params ReadOnlySpan<object?> values)
    {
        if (!Any(connection))
            return;
        connection.Execute($"DELETE FROM main.{_table} WHERE {condition}", values);
        if (connection.Number($"SELECT count(*) FROM main.{_table}") == 0)
            connection.Execute($"DROP TABLE main.{_table}");
    }
}
