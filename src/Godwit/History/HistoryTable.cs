using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>The table that records what was applied: made, adopted, read and written here only.</summary>
internal sealed class HistoryTable(string name)
{
    private readonly string _name = Sqlite.Quote(name);

    /// <summary>The rows in the order of their versions; none where the table does not exist.</summary>
    /// <exception cref="ForeignHistoryTableException">The table is another tool's.</exception>
    public IReadOnlyList<HistoryRow> Read(SqliteConnection connection)
    {
        var columns = Columns(connection);
        if (columns.Count == 0)
            return [];
        var compatible = columns.Contains("compatible_with", StringComparer.OrdinalIgnoreCase) ? "compatible_with" : "NULL";
        return connection.Query(
            $"SELECT version, name, checksum, {compatible} FROM main.{_name} ORDER BY version",
            row => row.IsInteger(0)
                ? new HistoryRow(row.Number(0), row.Text(1) ?? "", row.Text(2), row.IsNull(3) ? null : row.Number(3))
                : throw Foreign(columns, "its versions are not numbers"));
    }

    /// <summary>Makes the table, or adds the column that an adopted one lacks.</summary>
    public void Prepare(SqliteConnection connection)
    {
        var columns = Columns(connection);
        if (columns.Count == 0)
        {
            connection.Execute(
                $"CREATE TABLE main.{_name}(version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, checksum TEXT, compatible_with INTEGER)");
        }
        else if (!columns.Contains("compatible_with", StringComparer.OrdinalIgnoreCase))
        {
            connection.Execute($"ALTER TABLE main.{_name} ADD COLUMN compatible_with INTEGER");
        }
    }

    /// <summary>Records a step; a row that its script inserted itself becomes ours.</summary>
    public void Record(SqliteConnection connection, MigrationStep step)
    {
        connection.Execute(
            $"INSERT OR REPLACE INTO main.{_name}(version, name, applied_at, checksum, compatible_with) VALUES (?1, ?2, CURRENT_TIMESTAMP, ?3, ?4)",
            step.Version, step.Name, step.Checksum, step.CompatibleWith);
    }

    /// <summary>Forgets a step that a down script has taken back.</summary>
    public void Remove(SqliteConnection connection, MigrationStep step) =>
        connection.Execute($"DELETE FROM main.{_name} WHERE version = ?1", step.Version);

    private List<string> Columns(SqliteConnection connection)
    {
        var columns = connection.Query(
            $"PRAGMA main.table_info({_name})",
            static row => (Name: row.Text(1) ?? "", Required: row.Number(3) != 0 && row.IsNull(4), Key: row.Number(5)));
        if (columns.Count == 0)
            return [];
        var names = columns.ConvertAll(column => column.Name);
        string[] own = ["version", "name", "applied_at", "checksum"];
        var missing = own.Except(names, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
            throw Foreign(names, $"it has no column {string.Join(", ", missing)}");
        if (columns.Exists(column => column.Required && !own.Contains(column.Name, StringComparer.OrdinalIgnoreCase)))
            throw Foreign(names, "it has more columns that need a value");
        if (!columns.Exists(column => column.Key == 1 && column.Name.Equals("version", StringComparison.OrdinalIgnoreCase)) || columns.Exists(column => column.Key > 1))
            throw Foreign(names, "its primary key is not the version");
        return names;
    }

    private ForeignHistoryTableException Foreign(IReadOnlyList<string> columns, string reason) => new(name, columns, reason);
}
