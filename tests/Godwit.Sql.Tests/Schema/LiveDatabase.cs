using System.Text;
using SQLitePCL;

namespace Godwit.Sql.Tests.Schema;

/// <summary>A database in memory of the real engine, with what it says of its schema.</summary>
internal sealed class LiveDatabase : IDisposable
{
    private readonly sqlite3 _db;

    static LiveDatabase() => Batteries_V2.Init();

    public LiveDatabase()
    {
        if (raw.sqlite3_open(":memory:", out _db) != raw.SQLITE_OK)
            throw new InvalidOperationException("SQLite does not open a database in memory.");
    }

    /// <summary>Prepares and runs the statement at the start of a text: what it says against it at each of the two, or null.</summary>
    public (string? Prepare, string? Execute) Run(string sql)
    {
        var code = raw.sqlite3_prepare_v2(_db, Encoding.UTF8.GetBytes(sql + "\0"), out var statement, out _);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
                return (raw.sqlite3_errmsg(_db).utf8_to_string(), null);
            if (statement is null || statement.IsInvalid)
                return (null, null);
            do
                code = raw.sqlite3_step(statement);
            while (code == raw.SQLITE_ROW);
            return code == raw.SQLITE_DONE ? (null, null) : (null, raw.sqlite3_errmsg(_db).utf8_to_string());
        }
    }

    public List<string?[]> Query(string sql)
    {
        var code = raw.sqlite3_prepare_v2(_db, sql, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
                throw new InvalidOperationException(raw.sqlite3_errmsg(_db).utf8_to_string());
            var rows = new List<string?[]>();
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                var row = new string?[raw.sqlite3_column_count(statement)];
                for (var i = 0; i < row.Length; i++)
                    row[i] = raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, i).utf8_to_string();
                rows.Add(row);
            }

            return code == raw.SQLITE_DONE ? rows : throw new InvalidOperationException(raw.sqlite3_errmsg(_db).utf8_to_string());
        }
    }

    /// <summary>The schema of main and temp, one line for each thing that a pragma tells, sorted.</summary>
    public SortedSet<string> Schema()
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var database in new[] { "main", "temp" })
        {
            foreach (var row in Query($"SELECT type, name, tbl_name, sql FROM {database}.sqlite_schema"))
            {
                SchemaLines.Object(lines, database, row);
                if (row[0] is "table" or "view")
                    Table(lines, database, row[1]!);
            }
        }

        return lines;
    }

    public void Dispose() => _db.Dispose();

    private void Table(SortedSet<string> lines, string database, string table)
    {
        var name = "'" + table.Replace("'", "''", StringComparison.Ordinal) + "'";
        List<string?[]> columns;
        try
        {
            columns = Query($"PRAGMA {database}.table_xinfo({name})");
        }
        catch (InvalidOperationException)
        {
            SchemaLines.Broken(lines, database, table);
            return;
        }

        foreach (var column in columns)
            SchemaLines.Column(lines, database, table, column);
        foreach (var key in Query($"PRAGMA {database}.foreign_key_list({name})"))
            SchemaLines.ForeignKey(lines, database, table, key);
        foreach (var index in Query($"PRAGMA {database}.index_list({name})"))
        {
            SchemaLines.Index(lines, database, table, index);
            foreach (var term in Query($"PRAGMA {database}.index_xinfo('{index[1]!.Replace("'", "''", StringComparison.Ordinal)}')"))
                SchemaLines.IndexTerm(lines, database, index[1]!, term);
        }

        foreach (var options in Query($"SELECT wr, strict FROM pragma_table_list WHERE schema = '{database}' AND name = {name} AND type <> 'virtual'"))
            SchemaLines.Options(lines, database, table, options);
    }
}
