using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>Reads the schema of an open database as facts, through the engine's pragmas.</summary>
internal sealed class ActualSchema(SqliteConnection connection)
{
    private static readonly int Engine = raw.sqlite3_libversion_number();

    // PRAGMA table_list tells shadow tables, WITHOUT ROWID and STRICT; table_xinfo hidden and generated columns.
    private static readonly bool HasTableList = Engine >= 3037000;
    private static readonly bool HasHiddenColumns = Engine >= 3026000;

    private readonly List<SchemaFact> _facts = [];

    /// <summary>The facts of main, without the tables that the engine or a module keeps for itself.</summary>
    public static IReadOnlyCollection<SchemaFact> Read(SqliteConnection connection)
    {
        var schema = new ActualSchema(connection);
        foreach (var (name, type, withoutRowId, strict) in schema.Relations())
        {
            if (type == "table")
                schema.ReadTable(name, withoutRowId, strict);
            else
                schema.Add(type, name);
            if (type == "virtual" && HasHiddenColumns)
                schema.ReadVirtualColumns(name);
        }

        foreach (var (name, table) in connection.Query("SELECT name, tbl_name FROM main.sqlite_master WHERE type = 'trigger'", static row => (row.Text(0)!, row.Text(1)!)))
            schema.Add("trigger", name, table);
        return schema._facts;
    }

    private List<(string Name, string Type, bool WithoutRowId, bool Strict)> Relations() => HasTableList
        ? connection.Query(
            "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            static row => (row.Text(0)!, row.Text(1)!, row.Number(2) == 1, row.Number(3) == 1))
        : [.. OldRelations().Select(relation => (relation.Name, relation.Type, relation.Type == "table" && IsWithoutRowId(relation.Name), false))];

    /// <summary>The same of an engine that has no STRICT, and whose own modules are the only ones with known shadow tables.</summary>
    private List<(string Name, string Type)> OldRelations() => connection.Query(
        """
        SELECT name, CASE WHEN type = 'view' THEN type WHEN rootpage = 0 THEN 'virtual' ELSE type END FROM main.sqlite_master AS t
        WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND NOT EXISTS (
            SELECT 1 FROM main.sqlite_master AS v WHERE v.type = 'table' AND v.rootpage = 0 AND lower(substr(t.name, 1, length(v.name) + 1)) = lower(v.name || '_')
            AND lower(substr(t.name, length(v.name) + 2)) IN ('content', 'segments', 'segdir', 'docsize', 'stat', 'data', 'idx', 'config', 'node', 'parent', 'rowid'))
        """,
        static row => (row.Text(0)!, row.Text(1)!));

    // Every index ends with the rowid, save the one that is the table itself.
    private bool IsWithoutRowId(string table) => Indexes(table).Exists(index => index.Origin == "pk" && !Columns(index.Name).Exists(column => column.Number == -1));

    private void ReadTable(string table, bool withoutRowId, bool strict)
    {
        Add("table", table, Text(withoutRowId), Text(strict));
        ReadColumns(table);
        ReadKeys(table);
        foreach (var index in Indexes(table))
        {
            if (index.Origin == "c")
                AddRaw("index", Escape(table), Escape(index.Name), Text(index.Unique), Text(index.Partial), Terms(index.Name));
            else if (index.Origin == "u")
                AddRaw("unique", Escape(table), Terms(index.Name));
        }
    }

    // The module of an old table may be gone with the program that brought it: then there are no columns to read.
    private void ReadVirtualColumns(string table)
    {
        try
        {
            ReadColumns(table);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_ERROR)
        {
        }
    }

    private void ReadColumns(string table)
    {
        var columns = connection.Query(
            Pragma(HasHiddenColumns ? "table_xinfo" : "table_info", table),
            static row => (Name: row.Text(1)!, Type: row.Text(2) ?? "", NotNull: row.Number(3), Key: row.Number(5), Hidden: HasHiddenColumns ? row.Number(6) : 0, Default: row.Text(4)));
        foreach (var column in columns)
        {
            string[] fields = ["column", table, column.Name, column.Type, Text(column.NotNull), Text(column.Key), Text(column.Hidden)];
            Add(column.Default is { } value ? [.. fields, value] : fields);
        }
    }

    private void ReadKeys(string table)
    {
        var rows = connection.Query(
            Pragma("foreign_key_list", table),
            static row => (Id: row.Number(0), Order: row.Number(1), Parent: row.Text(2)!, From: row.Text(3)!, To: row.Text(4), OnUpdate: row.Text(5)!, OnDelete: row.Text(6)!));
        foreach (var key in rows.OrderBy(row => row.Order).GroupBy(row => row.Id).Select(key => key.ToList()))
            AddRaw("key", Escape(table), List(key.Select(row => row.From)), Escape(key[0].Parent), List(key.Select(row => row.To).OfType<string>()), key[0].OnUpdate, key[0].OnDelete);
    }

    private List<(string Name, long Unique, string Origin, long Partial)> Indexes(string table) =>
        connection.Query(Pragma("index_list", table), static row => (row.Text(1)!, row.Number(2), row.Text(3)!, row.Number(4)));

    private List<(long Number, string? Name, long Descends, string Collation, bool IsKey)> Columns(string index) =>
        connection.Query(Pragma("index_xinfo", index), static row => (row.Number(1), row.Text(2), row.Number(3), row.Text(4)!, row.Number(5) == 1));

    private string Terms(string index) =>
        string.Join(',', Columns(index).Where(column => column.IsKey).Select(column => $"{Escape(column.Name ?? "")}:{Escape(column.Collation)}:{column.Descends}"));

    // The statement, and not the function of the same name, which came later.
    private static string Pragma(string name, string of) => $"PRAGMA main.{name}({Sqlite.Quote(of)})";

    private void Add(params string[] fields) => AddRaw([.. fields.Select(Escape)]);

    private void AddRaw(params string[] fields) => _facts.Add(new SchemaFact(string.Join('\t', fields)));

    private static string List(IEnumerable<string> names) => string.Join(',', names.Select(Escape));

    private static string Text(bool flag) => flag ? "1" : "0";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string field) => field
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\t", "%09", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal)
        .Replace(":", "%3A", StringComparison.Ordinal);
}
