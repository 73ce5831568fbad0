using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>What a copy of a table, or a walk through it, needs to know.</summary>
/// <param name="Name">The name as the schema writes it.</param>
/// <param name="Columns">The columns that can be written: no generated ones.</param>
/// <param name="Key">What tells rows apart and is never NULL: the primary key, or the rowid; empty where neither can be named.</param>
/// <param name="HiddenRowId">The name of the rowid where no column is it; null in other tables.</param>
internal sealed record TableShape(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, string? HiddenRowId)
{
    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    public string Source => "main." + Sqlite.Quote(Name);

    /// <summary>The columns with the rowid where that is no column, as a list for SQL.</summary>
    public string Stored => string.Join(", ", (HiddenRowId is null ? Columns : Columns.Prepend(HiddenRowId)).Select(Sqlite.Quote));

    /// <exception cref="ArgumentException">There is no such table, or it is a view or a virtual table.</exception>
    public static TableShape Read(SqliteConnection connection, string table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        var (name, kind, sql) = connection
            .Query("SELECT name, type, sql FROM main.sqlite_master WHERE name = ?1 COLLATE NOCASE AND type IN ('table', 'view')", static row => (row.Text(0)!, row.Text(1), row.Text(2) ?? ""), table)
            .FirstOrDefault();
        if (name is null)
            throw new ArgumentException($"The database has no table '{table}'.", nameof(table));
        if (kind == "view" || sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{table}' is a {(kind == "view" ? "view" : "virtual table")}; name the tables that hold its rows.", nameof(table));

        var columns = ReadColumns(connection, name);
        var rowId = RowIdNames.FirstOrDefault(candidate =>
            !columns.Exists(column => column.Name.Equals(candidate, StringComparison.OrdinalIgnoreCase)) && Prepares(connection, $"SELECT {candidate} FROM main.{Sqlite.Quote(name)}"));
        var primary = columns.Where(column => column.KeyOrdinal > 0).OrderBy(column => column.KeyOrdinal).ToList();
        var isRowIdColumn = primary is [{ Type: var type }] && type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase) && !HasKeyIndex(connection, name);
        return new TableShape(
            name,
            columns.Where(column => !column.IsGenerated).Select(column => column.Name).ToList(),
            KeyOf(primary, isRowIdColumn, rowId),
            isRowIdColumn ? null : rowId);
    }

    // The primary key of a rowid table may hold NULLs, of which nothing is greater or less.
    private static List<string> KeyOf(List<ColumnRow> primary, bool isRowIdColumn, string? rowId)
    {
        if (primary.Count > 0 && (isRowIdColumn || primary.TrueForAll(column => column.NotNull)))
            return primary.ConvertAll(column => column.Name);
        return rowId is null ? [] : [rowId];
    }

    private static List<ColumnRow> ReadColumns(SqliteConnection connection, string table)
    {
        // table_xinfo is unknown to SQLite before 3.26, which has no generated columns either.
        var columns = Columns("table_xinfo", 6);
        return columns.Count > 0 ? columns : Columns("table_info", null);

        List<ColumnRow> Columns(string pragma, int? hidden) => connection.Query(
            $"PRAGMA main.{pragma}({Sqlite.Quote(table)})",
            row => new ColumnRow(row.Text(1)!, row.Text(2) ?? "", row.Number(3) != 0, row.Number(5), hidden is { } at && row.Number(at) != 0));
    }

    // INTEGER PRIMARY KEY DESC, for one, is not the rowid: it has an index of its own.
    private static bool HasKeyIndex(SqliteConnection connection, string table) =>
        connection.Query($"PRAGMA main.index_list({Sqlite.Quote(table)})", static row => row.Text(3)).Contains("pk");

    private static bool Prepares(SqliteConnection connection, string sql)
    {
        var result = raw.sqlite3_prepare_v2(connection.Db(), sql, out var statement);
        statement.Dispose();
        return result == raw.SQLITE_OK;
    }

    private sealed record ColumnRow(string Name, string Type, bool NotNull, long KeyOrdinal, bool IsGenerated);
}
