using System.Globalization;
using Godwit.Sql.Binding;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

/// <summary>Makes schema statements that mostly fit a schema, and sometimes do not.</summary>
internal sealed class RandomStatements(Random random)
{
    private static readonly string[] Tables = ["t1", "t2", "T3", "\"t 4\"", "`t5`"];
    private static readonly string[] TemporaryTables = ["x1", "\"x 2\""];
    private static readonly string[] Columns = ["a", "b", "c", "\"d d\"", "[e]", "F"];
    private static readonly string[] Views = ["v1", "v2", "v3"];
    private static readonly string[] Triggers = ["r1", "r2", "r3", "r4"];
    private static readonly string[] Indexes = ["i1", "i2", "i3", "i4", "\"i 5\""];
    private static readonly string[] Types = ["", "INTEGER", "TEXT", "INT", "VARCHAR(10)", "REAL", "BLOB", "NUMERIC(4, 2)", "any", "DATETIME"];

    public string Next(SqlSchema schema) => random.Next(20) switch
    {
        < 3 => CreateTable(schema),
        < 5 => CreateIndex(schema),
        < 7 => CreateView(schema),
        < 9 => CreateTrigger(schema),
        9 => $"CREATE {NewTable()} AS {Select(schema)}",
        < 12 => $"ALTER TABLE {Existing(schema)} ADD COLUMN {Definition()}",
        < 14 => $"ALTER TABLE {Existing(schema)} RENAME COLUMN {ColumnOf(schema)} TO {Pick(Columns)}",
        < 16 => Rename(Existing(schema)),
        16 => $"ALTER TABLE {Existing(schema)} DROP COLUMN {ColumnOf(schema)}",
        17 => $"DROP TABLE {Existing(schema)}",
        18 => Chance(3) ? $"DROP VIEW {Pick(Views)}" : $"DROP TRIGGER {Pick(Triggers)}",
        _ => $"DROP INDEX {(Chance(5) ? "main." : "")}{Pick(Indexes)}",
    };

    private string Rename(string table) =>
        $"ALTER TABLE {table} RENAME TO {Pick(table.Contains('x', StringComparison.OrdinalIgnoreCase) ? TemporaryTables : Tables)}";

    private string CreateTable(SqlSchema schema)
    {
        var columns = Columns.OrderBy(_ => random.Next()).Take(random.Next(1, 5)).Select(c => Definition(c));
        var constraints = new List<string>();
        if (Chance(5))
            constraints.Add($"PRIMARY KEY ({Pick(Columns)}{(Chance(2) ? ", " + Pick(Columns) + " DESC" : "")})");
        if (Chance(5))
            constraints.Add($"UNIQUE ({Pick(Columns)}, {Pick(Columns)}){(Chance(3) ? " ON CONFLICT REPLACE" : "")}");
        if (Chance(6))
            constraints.Add($"CONSTRAINT ok CHECK ({Pick(Columns)} <> {Pick(Columns)})");
        if (Chance(6))
            constraints.Add($"FOREIGN KEY ({Pick(Columns)}) REFERENCES {Existing(schema)}{(Chance(2) ? $"({Pick(Columns)})" : "")} ON DELETE CASCADE");
        var options = random.Next(12) switch { 0 => " STRICT", 1 => " WITHOUT ROWID", 2 => " WITHOUT ROWID, STRICT", _ => "" };
        return $"CREATE {NewTable()}({string.Join(Chance(3) ? ",\n  " : ", ", columns.Concat(constraints))}){options}";
    }

    private string Definition() => Definition(Pick(Columns));

    private string Definition(string column)
    {
        var text = column + " " + Pick(Types);
        return random.Next(16) switch
        {
            0 => text + " PRIMARY KEY" + (Chance(3) ? " AUTOINCREMENT" : ""),
            1 => text + " UNIQUE",
            2 => text + " NOT NULL DEFAULT 0",
            3 => text + $" DEFAULT ({random.Next(9)} + 1)",
            4 => text + " COLLATE NOCASE",
            5 => text + $" CHECK ({column} > 0)",
            6 => text + $" REFERENCES {Pick(Tables)}" + (Chance(2) ? $"({Pick(Columns)})" : ""),
            7 => text + $" GENERATED ALWAYS AS ({Earlier(column)} || 'x')" + (Chance(3) ? " STORED" : ""),
            8 => text + $" AS (length({Earlier(column)}))",
            9 => text + " DEFAULT 'it''s'",
            10 => text + " NULL",
            _ => text,
        };
    }

    // Columns that need each other are let pass by ALTER TABLE, and stand in the way of whatever comes later.
    private string Earlier(string column) => Array.IndexOf(Columns, column) is var at and > 0 ? Columns[random.Next(at)] : "1";

    private string CreateIndex(SqlSchema schema)
    {
        var term = random.Next(6) switch
        {
            0 => $"lower({ColumnOf(schema)})",
            1 => $"{ColumnOf(schema)} COLLATE RTRIM",
            2 => $"{ColumnOf(schema)} DESC, {ColumnOf(schema)}",
            _ => ColumnOf(schema),
        };
        var table = Existing(schema);
        var where = random.Next(5) switch { 0 => $" WHERE {ColumnOf(schema)} IS NOT NULL", 1 => $" WHERE {table}.{ColumnOf(schema)} > 1", _ => "" };
        return $"CREATE {(Chance(4) ? "UNIQUE " : "")}INDEX {(Chance(6) ? "IF NOT EXISTS " : "")}{Pick(Indexes)} ON {table}({term}){where}";
    }

    private string CreateView(SqlSchema schema) =>
        $"CREATE VIEW {Pick(Views)} AS {Select(schema)}";

    private string CreateTrigger(SqlSchema schema)
    {
        var isOnView = Chance(4);
        var table = isOnView ? Pick(Views) : Existing(schema);
        var happens = random.Next(4) switch { 0 => "INSERT", 1 => "DELETE", 2 => $"UPDATE OF {ColumnOf(schema)}", _ => "UPDATE" };
        var row = happens == "DELETE" ? "old" : "new";
        var when = Chance(3) ? $" WHEN {row}.{ColumnOf(schema)} > 1" : "";
        var target = ExistingTable(schema);
        var step = random.Next(6) switch
        {
            0 => $"INSERT INTO {target}({ColumnOf(schema)}) VALUES ({row}.{ColumnOf(schema)})",
            1 => $"UPDATE {target} SET {ColumnOf(schema)} = {row}.{ColumnOf(schema)} WHERE {ColumnOf(schema)} = 1 AND {target}.{ColumnOf(schema)} > 0",
            2 => $"DELETE FROM {target} WHERE {ColumnOf(schema)} IN (SELECT {ColumnOf(schema)} FROM {Existing(schema)})",
            3 => $"INSERT INTO {target}({ColumnOf(schema)}) VALUES (1) ON CONFLICT DO UPDATE SET {ColumnOf(schema)} = excluded.{ColumnOf(schema)}",
            _ => Select(schema),
        };
        return $"CREATE {Temp()}TRIGGER {Pick(Triggers)} {(isOnView ? "INSTEAD OF" : Chance(2) ? "AFTER" : "BEFORE")} {happens} ON {table}{when} BEGIN {step}; END";
    }

    private string Select(SqlSchema schema)
    {
        var (one, two) = (Existing(schema), Chance(4) ? Pick(Views) : Existing(schema));
        var (x, y) = (ColumnOf(schema), ColumnOf(schema));
        return random.Next(10) switch
        {
            0 => $"SELECT * FROM {one}",
            1 => $"SELECT {x}, {y} AS z FROM {one} WHERE {x} > 1 ORDER BY {y}",
            2 => $"SELECT p.{x}, q.* FROM {one} p JOIN {two} AS q ON p.{x} = q.{y}",
            3 => $"SELECT count(*), max({x}) m FROM {one} GROUP BY {y} HAVING count({x}) > 1",
            4 => $"WITH w AS (SELECT {x} FROM {one}) SELECT w.{x}, (SELECT {y} FROM {two}) FROM w",
            5 => $"SELECT {x} FROM {one} UNION SELECT {y} FROM {two}",
            6 => $"SELECT {one}.{x}, {one}.* FROM {one} WHERE EXISTS (SELECT 1 FROM {two} WHERE {two}.{y} = {one}.{x})",
            7 => $"SELECT {x} || 'x', CAST({y} AS TEXT), 1 FROM {one}, (SELECT 2)",
            8 => $"SELECT * FROM {one} NATURAL JOIN {two}",
            _ => $"SELECT row_number() OVER (ORDER BY {y}) n FROM {one} LIMIT 3",
        };
    }

    private string Existing(SqlSchema schema)
    {
        var names = schema.Databases.SelectMany(d => d.Relations.Values).Select(r => r.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 || Chance(12) ? Pick(Tables) : Quote(names[random.Next(names.Count)]);
    }

    private string ExistingTable(SqlSchema schema)
    {
        var names = schema.Databases.SelectMany(d => d.Relations.Values.OfType<Table>()).Select(r => r.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? Pick(Tables) : Quote(names[random.Next(names.Count)]);
    }

    private string ColumnOf(SqlSchema schema)
    {
        var names = schema.Databases.SelectMany(d => d.Relations.Values)
            .SelectMany(r => r is View view ? Binder.ColumnsOf(schema, view) : r.Columns).Select(c => c.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 || Chance(12) ? Pick(Columns) : Quote(names[random.Next(names.Count)]);
    }

    private string Quote(string name)
    {
        if (name.All(char.IsAsciiLetterOrDigit) && !char.IsAsciiDigit(name[0]) && !Chance(5))
            return Chance(8) ? name.ToUpper(CultureInfo.InvariantCulture) : name;
        return Chance(2) || name.Contains('`', StringComparison.Ordinal) ? "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : "`" + name + "`";
    }

    // A temporary table in front of another of its name makes the engine look into the wrong one while it alters a third.
    private string NewTable() => Chance(10) ? $"TEMP TABLE {Pick(TemporaryTables)}" : $"TABLE {(Chance(8) ? "IF NOT EXISTS " : "")}{Pick(Tables)}";

    private string Temp() => Chance(10) ? "TEMP " : "";

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private string Pick(string[] names) => names[random.Next(names.Length)];
}
