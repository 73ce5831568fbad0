namespace Godwit.Sql.Tests.Binding;

/// <summary>
/// Makes schemas and statements at random. Most names are of columns in sight; now and then one is not, or something
/// stands where it may not, and both the engine and the binder have to say so.
/// </summary>
internal sealed class RandomSql(int seed, int errorPercent = 3)
{
    private static readonly string[] Names = ["a", "b", "c", "d", "id", "x"];
    private static readonly string[] Types = ["", "INTEGER", "TEXT", "REAL", "BLOB", "VARCHAR(20)", "NUMERIC", "INT", "BOOLEAN"];
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string[]> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _ctes = new(StringComparer.Ordinal);

    public IEnumerable<string> Schema()
    {
        for (var i = 1; i <= 3; i++)
            yield return Table($"t{i}");
        if (Chance(40))
            yield return $"CREATE UNIQUE INDEX i1 ON t1({_tables["t1"][0]}){(Chance(30) ? $" WHERE {_tables["t1"][1]} > 1" : "")}";
        if (Chance(30))
        {
            _tables["f1"] = ["a", "b"];
            yield return "CREATE VIRTUAL TABLE f1 USING fts5(a, b)";
        }

        for (var i = 1; i <= 2; i++)
        {
            var (text, columns) = Select(2, []);
            _tables[$"v{i}"] = columns;
            yield return $"CREATE VIEW v{i} AS {text}";
        }

        if (Chance(50))
            yield return $"CREATE TRIGGER r1 {Pick("AFTER", "BEFORE")} {Pick("INSERT", "UPDATE", "DELETE")} ON t1 BEGIN {Step("t1")}; END";
        if (Chance(50))
            yield return $"CREATE TRIGGER r2 INSTEAD OF {Pick("INSERT", "UPDATE", "DELETE")} ON v1 BEGIN {Step("v1")}; END";
        _tables["sqlite_schema"] = ["type", "name", "sql"];
        _tables["pragma_table_info"] = ["cid", "name", "type"];
    }

    private string Table(string name)
    {
        var names = Names.OrderBy(_ => _random.Next()).Take(_random.Next(3, 6)).ToArray();
        var hasKey = false;
        var columns = string.Join(", ", names.Select(column =>
        {
            if (hasKey || !Chance(30))
                return $"{column} {Pick(Types)}{(Chance(20) ? " NOT NULL" : "")}{(Chance(10) ? " COLLATE NOCASE" : "")}{(Chance(10) ? " DEFAULT 5" : "")}{(Chance(10) ? " UNIQUE" : "")}";
            hasKey = true;
            return column + Pick(" INTEGER PRIMARY KEY", " TEXT PRIMARY KEY", " INT PRIMARY KEY");
        }));
        _tables[name] = names;
        if (Chance(15))
        {
            columns += $", g AS ({names[0]} || 'g') {Pick("", "STORED")}";
            _tables[name] = [.. names, "g"];
        }

        if (Chance(20))
            columns += $", FOREIGN KEY ({names[0]}) REFERENCES t{_random.Next(1, 4)}{(Chance(60) ? $"({Pick(Names)})" : "")} {Pick("", "ON DELETE CASCADE", "ON UPDATE CASCADE ON DELETE SET NULL")}";
        return $"CREATE TABLE {name}({columns}){(hasKey && Chance(25) ? " WITHOUT ROWID" : "")}";
    }

    private string Step(string table)
    {
        var row = new List<Row> { new(Pick("new", "old"), _tables[table]) };
        var target = Pick("t2", "t3");
        return _random.Next(4) switch
        {
            0 => $"INSERT INTO {target}({Pick(_tables[target])}) VALUES({Qualified(row)})",
            1 => $"UPDATE {target} SET {Pick(_tables[target])} = {Qualified(row)}",
            2 => $"DELETE FROM {target} WHERE {Pick(_tables[target])} = {Qualified(row)}",
            _ => $"SELECT {Qualified(row)}, raise(ignore)",
        };
    }

    private string Qualified(List<Row> rows) => Pick(rows) is var row ? $"{row.Label}.{Pick(row.Columns)}" : "";

    public string Statement()
    {
        _ctes.Clear();
        return _random.Next(10) switch
        {
            < 6 => With() + Select(3, []).Text,
            6 or 7 => Insert(),
            8 => Update(),
            _ => Delete(),
        };
    }

    private string With()
    {
        if (!Chance(25))
            return "";
        var tables = new List<string>();
        for (var i = 1; i <= _random.Next(1, 3); i++)
        {
            var name = Chance(10) ? "t1" : $"w{i}";
            if (Chance(40))
            {
                tables.Add($"{name}(n) AS (SELECT {Pick("1", "'s'", "NULL")} UNION {Pick("ALL ", "")}SELECT {Pick("n + 1", "n", $"{name}.n || 'x'", "*")} FROM {name}{Pick("", ", t2")} WHERE n < 5)");
                _ctes[name] = ["n"];
                continue;
            }

            var (text, columns) = Select(2, []);
            tables.Add($"{name} AS {Pick("", "MATERIALIZED ")}({text})");
            _ctes[name] = columns;
        }

        return $"WITH {Pick("", "RECURSIVE ")}{string.Join(", ", tables)} ";
    }

    private (string Text, string[] Columns) Select(int depth, List<Row> outer)
    {
        var width = _random.Next(1, 4);
        var (text, columns) = Core(depth, outer, width);
        var isCompound = false;
        while (Chance(12))
        {
            isCompound = true;
            text += $" {Pick("UNION", "UNION ALL", "EXCEPT", "INTERSECT")} {Core(depth, outer, Slip() ? width + 1 : width).Text}";
        }

        if (isCompound && Chance(40))
            text += $" ORDER BY {Pick("1", Quote(Pick(columns)))}{Pick("", " DESC", " COLLATE nocase")}";
        if (Chance(15))
            text += $" LIMIT {Pick("1", "?", "2 OFFSET 1", Slip() ? "a" : "-1")}";
        return (text, columns);
    }

    private (string Text, string[] Columns) Core(int depth, List<Row> outer, int width)
    {
        if (Chance(4))
            return ($"VALUES({List(width, () => Expression(1, outer))}){(Chance(30) ? $", ({List(width, () => "1")})" : "")}", [.. Enumerable.Range(1, width).Select(i => $"column{i}")]);
        var rows = new List<Row>();
        var from = Chance(90) ? " FROM " + From(depth, rows, outer) : "";
        List<Row> all = [.. rows, .. outer];
        var names = new List<string>();
        var aliases = new List<string>();
        var isGrouped = Chance(15) && rows.Count > 0;
        var canAggregate = isGrouped || Chance(15);
        var items = List(width, () =>
        {
            if (width == 1 && rows.Count == 1 && Chance(20))
            {
                names.AddRange(rows[0].Columns);
                return Pick("*", $"{rows[0].Label}.*");
            }

            var expression = canAggregate && Chance(60) ? Aggregate(depth, all) : Chance(6) ? Window(all) : Chance(40) ? ColumnName(all) : Expression(depth, all);
            if (!Chance(50))
            {
                names.Add(expression.Contains('.', StringComparison.Ordinal) && !expression.Contains(' ', StringComparison.Ordinal) ? expression[(expression.LastIndexOf('.') + 1)..] : expression);
                return expression;
            }

            var alias = Pick("q", "r", "z", "total");
            aliases.Add(alias);
            names.Add(alias);
            return $"{expression} AS {alias}";
        });
        var text = $"SELECT {Pick("", "", "", "DISTINCT ")}{items}{from}{Where(all, 40)}";
        if (isGrouped)
            text += $" GROUP BY {Pick("1", ColumnName(all), Expression(1, all))}{(Chance(40) ? $" HAVING {Aggregate(1, all)} > 1" : "")}";
        if (Chance(5))
            text += $" WINDOW win AS (PARTITION BY {ColumnName(all)} ORDER BY {Expression(1, all)})";
        if (depth < 3 && Chance(15) && names.Count > 0)
            text = $"SELECT * FROM ({text} ORDER BY {Pick("1", Expression(1, all), aliases.Count > 0 ? Pick([.. aliases]) : "1")})";
        return (text, [.. names]);
    }

    private string From(int depth, List<Row> rows, List<Row> outer)
    {
        var text = Source(depth, rows, outer);
        while (Chance(30))
        {
            var left = rows.ToList();
            var join = Pick(",", "JOIN", "LEFT JOIN", "CROSS JOIN", "NATURAL JOIN", "INNER JOIN", "RIGHT JOIN", "FULL JOIN", "NATURAL LEFT JOIN", "LEFT JOIN");
            text += $" {join} {Source(depth, rows, outer)}";
            if (join.StartsWith("NATURAL", StringComparison.Ordinal) && !Slip())
                continue;
            var common = rows.Count == 0 ? [] : left.SelectMany(r => r.Columns).Intersect(rows[^1].Columns, StringComparer.Ordinal).ToArray();
            if (common.Length > 0 && Chance(40))
                text += $" USING ({Quote(Pick(common))})";
            else if (Chance(40))
                text += $" ON {Expression(1, rows)}";
        }

        return text;
    }

    private string Source(int depth, List<Row> rows, List<Row> outer)
    {
        if (depth > 0 && Chance(12))
        {
            var (text, columns) = Select(depth - 1, outer);
            var label = $"s{rows.Count}";
            rows.Add(new Row(label, columns));
            return $"({text}) AS {label}";
        }

        if (depth > 0 && Chance(8))
            return $"({From(depth - 1, rows, outer)})";
        if (Chance(5))
        {
            rows.Add(new Row("j", ["key", "value", "type"]));
            return $"{Pick("json_each", "json_tree")}('[1, 2]') AS j";
        }

        var choices = _ctes.Count > 0 && Chance(50) ? _ctes : _tables;
        var name = Pick([.. choices.Keys]);
        if (Slip())
            return name + "x";
        var isAliased = Chance(50) || rows.Exists(r => r.Label == name);
        var alias = $"{Pick("k", "m", "n")}{rows.Count}";
        rows.Add(new Row(isAliased ? alias : name, choices[name]));
        var schema = choices == _tables && !name.StartsWith("pragma", StringComparison.Ordinal) && Chance(10) ? "main." : "";
        return $"{schema}{name}{(isAliased ? Pick(" AS ", " ") + alias : "")}";
    }

    private string Insert()
    {
        var with = With();
        var target = Target();
        var all = _tables[target];
        var columns = all.OrderBy(_ => _random.Next()).Take(_random.Next(1, all.Length + 1)).ToArray();
        var isWhole = Chance(30);
        var width = isWhole ? all.Length : columns.Length;
        if (Slip())
            width++;
        var source = Chance(25)
            ? $"SELECT {List(width, () => Expression(1, [new Row("t2", _tables["t2"])]))} FROM t2 WHERE true"
            : $"VALUES({List(width, () => Expression(1, []))}){(Chance(20) ? $", ({List(width, () => "1")})" : "")}";
        List<Row> rows = [new Row(target, all), new Row("excluded", all)];
        var upsert = Chance(20) && target[0] == 't'
            ? $" ON CONFLICT{(Chance(60) ? $"({Pick(all)})" : "")} DO {(Chance(40) ? "NOTHING" : $"UPDATE SET {Pick(all)} = {Qualified(rows)}{Where(rows, 30)}")}"
            : "";
        return $"{with}{Pick("INSERT", "INSERT", "REPLACE", "INSERT OR IGNORE")} INTO {target}{(isWhole ? "" : $"({string.Join(", ", columns)})")} {source}{upsert}{Returning(target)}";
    }

    private string Update()
    {
        var with = With();
        var target = Target();
        List<Row> rows = [new Row(target, _tables[target])];
        var from = Chance(20) ? " FROM " + From(1, rows, []) : "";
        var set = Chance(10) ? $"({Pick(_tables[target])}, {Pick(_tables[target])}) = {Pick("(1, 2)", "(SELECT 1, 2)", Slip() ? "(1, 2, 3)" : "(3, 4)")}" : $"{(Slip() ? "nosuch" : Pick(_tables[target]))} = {Expression(2, rows)}";
        return $"{with}UPDATE {Pick("", "OR IGNORE ")}{target} SET {set}{from}{Where(rows, 60)}{Returning(target)}";
    }

    private string Delete()
    {
        var with = With();
        var target = Target();
        return $"{with}DELETE FROM {target}{Where([new Row(target, _tables[target])], 70)}{Returning(target)}";
    }

    private string Target() => Chance(5) ? Pick([.. _tables.Keys]) : Pick("t1", "t2", "t3", "t1", "t2", "t3", "v1");

    private string Returning(string target) =>
        Chance(20) ? $" RETURNING {Pick("*", Expression(1, [new Row(target, _tables[target])]), $"{Pick(_tables[target])} AS r")}" : "";

    private string Where(List<Row> rows, int percent) => Chance(percent) ? $" WHERE {Expression(2, rows)}" : "";

    private string ColumnName(List<Row> rows)
    {
        if (Slip())
            return Pick("nosuch", "\"dq\"", "t9.a", "rowid", "_rowid_", "a", "excluded.a", "q");
        if (rows.Count == 0)
            return Pick("1", "'s'");
        var row = Chance(70) ? rows[0] : Pick(rows);
        if (row.Columns.Length == 0)
            return "1";
        var column = Quote(Pick(row.Columns));
        return rows.Count > 1 || Chance(30) ? $"{row.Label}.{column}" : column;
    }

    private static string Quote(string name) => name.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(name[0]) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Expression(int depth, List<Row> rows)
    {
        if (depth <= 0 || Chance(35))
            return Chance(70) ? ColumnName(rows) : Pick("1", "'text'", "NULL", "2.5", "x'00'", "?", ":name", "true", "CURRENT_TIMESTAMP", "-3", "0x1F");
        string Next() => Expression(depth - 1, rows);
        return _random.Next(20) switch
        {
            0 or 1 => $"{Next()} {Pick("+", "-", "*", "/", "||", "%", "&", "<<", "->>", "->")} {Next()}",
            2 or 3 or 4 => $"{Next()} {Pick("=", "<", ">=", "<>", "IS", "IS NOT")} {Next()}",
            5 => $"({Next()} {Pick("AND", "OR")} {Next()})",
            6 => $"{Pick("abs", "length", "upper", "typeof", "hex", "likely", "json_quote", "trim", "date")}({Next()})",
            7 => $"{Pick("coalesce", "ifnull", "nullif", "max", "min", "instr", "round")}({Next()}, {Next()})",
            8 => $"iif({Next()}, {Next()}, {Next()})",
            9 => $"CASE {Pick("", "1")} WHEN {Next()} THEN {Next()} {(Chance(60) ? $"ELSE {Next()}" : "")} END",
            10 => $"CAST({Next()} AS {Pick("INT", "TEXT", "REAL", "BLOB", "NUMERIC")})",
            11 => $"({Next()} COLLATE {Pick("nocase", "rtrim", "BINARY")})",
            12 => $"({Next()}) IN ({Pick("1, 2", "", "SELECT 1", Slip() ? "SELECT 1, 2" : "3", Select(0, rows).Text)})",
            13 => $"{Pick("", "NOT ")}EXISTS ({Select(depth - 1, rows).Text})",
            14 => $"(SELECT {Expression(depth - 1, rows)}{Pick("", " FROM t1")})",
            15 => $"{Next()} BETWEEN {Next()} AND {Next()}",
            16 => $"{Next()} {Pick("LIKE", "GLOB", "NOT LIKE")} {Next()}",
            17 => $"({Next()}) {Pick("IS NULL", "NOT NULL", "IS NOT NULL")}",
            18 => $"({Next()}, {Next()}) {Pick("=", "<", "IS")} {Pick("(1, 2)", "(SELECT 1, 2)", Slip() ? "1" : "(3, 4)")}",
            _ => Slip() ? Pick("nosuch(1)", "abs()", "round(1, 2, 3)", "count(*)", "sum(1)", "row_number() OVER ()") : Pick("-1", "NOT 1", "substr('abc', 1)", "printf('%d', 1)"),
        };
    }

    private string Aggregate(int depth, List<Row> rows) =>
        $"{Pick("count", "sum", "avg", "total", "max", "min", "group_concat")}({Pick("", "", "", "DISTINCT ")}{Expression(depth - 1, rows)}){Pick("", "", "", " FILTER (WHERE 1)")}";

    private string Window(List<Row> rows) =>
        $"{Pick("row_number()", $"sum({ColumnName(rows)})", "count(*)", $"lag({ColumnName(rows)})", "rank()", $"max({ColumnName(rows)})")} OVER {Pick("()", Slip() ? "nowin" : "()", $"(ORDER BY {ColumnName(rows)})", $"(PARTITION BY {ColumnName(rows)} ORDER BY 1 ROWS 1 PRECEDING)")}";

    private string List(int count, Func<string> make) => string.Join(", ", Enumerable.Range(0, count).Select(_ => make()));

    private bool Slip() => Chance(errorPercent);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private Row Pick(List<Row> rows) => rows[_random.Next(rows.Count)];

    private sealed record Row(string Label, string[] Columns);
}
