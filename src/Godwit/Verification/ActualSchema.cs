using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>Reads the schema of an open database as facts, through the engine's pragmas.</summary>
internal sealed class ActualSchema(SqliteConnection connection)
{
    /// <summary>The version that brought <c>PRAGMA table_list</c>, without which tables cannot be told apart.</summary>
    public const int NeedsSqlite = 3037000;

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
            if (type == "virtual")
                schema.ReadVirtualColumns(name);
        }

        foreach (var (name, table) in connection.Query("SELECT name, tbl_name FROM main.sqlite_master WHERE type = 'trigger'", static row => (row.Text(0)!, row.Text(1)!)))
            schema.Add("trigger", name, table);
        return schema._facts;
    }

    private List<(string Name, string Type, long WithoutRowId, long Strict)> Relations() => connection.Query(
        "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        static row => (row.Text(0)!, row.Text(1)!, row.Number(2), row.Number(3)));

    private void ReadTable(string table, long withoutRowId, long strict)
    {
        Add("table", table, Text(withoutRowId), Text(strict));
        ReadColumns(table);
        ReadKeys(table);
        var indexes = connection.Query("SELECT name, \"unique\", origin, partial FROM pragma_index_list(?, 'main')", static row => (Name: row.Text(0)!, Unique: row.Number(1), Origin: row.Text(2), Partial: row.Number(3)), table);
        foreach (var index in indexes)
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
            "SELECT name, type, \"notnull\", pk, hidden, dflt_value FROM pragma_table_xinfo(?, 'main')",
            static row => (Name: row.Text(0)!, Type: row.Text(1) ?? "", NotNull: row.Number(2), Key: row.Number(3), Hidden: row.Number(4), Default: row.Text(5)),
            table);
        foreach (var column in columns)
        {
            string[] fields = ["column", table, column.Name, column.Type, Text(column.NotNull), Text(column.Key), Text(column.Hidden)];
            Add(column.Default is { } value ? [.. fields, value] : fields);
        }
    }

    private void ReadKeys(string table)
    {
        var rows = connection.Query(
            "SELECT id, \"from\", \"table\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?, 'main') ORDER BY id, seq",
            static row => (Id: row.Number(0), From: row.Text(1)!, Parent: row.Text(2)!, To: row.Text(3), OnUpdate: row.Text(4)!, OnDelete: row.Text(5)!),
            table);
        foreach (var key in rows.GroupBy(row => row.Id).Select(key => key.ToList()))
            AddRaw("key", Escape(table), List(key.Select(row => row.From)), Escape(key[0].Parent), List(key.Select(row => row.To).OfType<string>()), key[0].OnUpdate, key[0].OnDelete);
    }

    private string Terms(string index) => string.Join(',', connection.Query(
        "SELECT name, coll, desc FROM pragma_index_xinfo(?, 'main') WHERE key = 1 ORDER BY seqno",
        static row => $"{Escape(row.Text(0) ?? "")}:{Escape(row.Text(1)!)}:{row.Number(2)}",
        index));

    private void Add(params string[] fields) => AddRaw([.. fields.Select(Escape)]);

    private void AddRaw(params string[] fields) => _facts.Add(new SchemaFact(string.Join('\t', fields)));

    private static string List(IEnumerable<string> names) => string.Join(',', names.Select(Escape));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string field) => field
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\t", "%09", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal)
        .Replace(":", "%3A", StringComparison.Ordinal);
}
