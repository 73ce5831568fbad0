namespace Godwit.Sql.Tests.Binding;

/// <summary>
/// Makes schemas and statements at random, from few names, so that they often meet: some statements are sound, some are not,
/// and both the engine and the binder have to say which.
/// </summary>
internal sealed class RandomSql(int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "d", "id", "x"];
    private static readonly string[] Types = ["", "INTEGER", "TEXT", "REAL", "BLOB", "VARCHAR(20)", "NUMERIC", "INT", "BOOLEAN"];
    private static readonly string[] Aliases = ["s", "u", "t1", "k"];
    private readonly Random _random = new(seed);
    private readonly List<string> _tables = [];
    private readonly List<string> _ctes = [];

    public IEnumerable<string> Schema()
    {
        var count = _random.Next(2, 5);
        for (var i = 1; i <= count; i++)
            yield return Table($"t{i}");
        if (Chance(40))
            yield return $"CREATE UNIQUE INDEX i1 ON t1({Column(0)}){(Chance(30) ? " WHERE a > 1" : "")}";
        if (Chance(30))
            yield return "CREATE VIRTUAL TABLE f1 USING fts5(a, b)";
        if (Chance(30))
            yield return $"CREATE TEMP TABLE t2({Columns()})";
        for (var i = 1; i <= 3; i++)
        {
            var names = Chance(25) ? "(p, q)" : "";
            yield return $"CREATE VIEW v{i}{names} AS {Select(1)}";
            _tables.Add($"v{i}");
        }

        if (Chance(50))
            yield return $"CREATE TRIGGER r1 {Pick("AFTER", "BEFORE")} {Pick("INSERT", "UPDATE", "DELETE", "UPDATE OF a")} ON t1 BEGIN {Step()}; END";
        if (Chance(30))
            yield return $"CREATE TRIGGER r2 INSTEAD OF {Pick("INSERT", "UPDATE", "DELETE")} ON v1 BEGIN {Step()}; END";
        _tables.AddRange(["sqlite_schema", "pragma_table_info", "json_each"]);
        if (Chance(30))
            _tables.Add("f1");
    }

    private string Table(string name)
    {
        _tables.Add(name);
        var columns = Columns();
        if (Chance(20))
            columns += $", {Pick("g", "e")} AS ({Pick("a", "b")} + 1) {Pick("", "STORED")}";
        if (Chance(20))
            columns += $", FOREIGN KEY ({Pick("a", "b")}) REFERENCES t{_random.Next(1, 4)}{(Chance(60) ? $"({Name()})" : "")} {Pick("", "ON DELETE CASCADE", "ON UPDATE CASCADE ON DELETE SET NULL")}";
        return Chance(15) ? $"CREATE TABLE {name}(k TEXT PRIMARY KEY, {columns}) WITHOUT ROWID" : $"CREATE TABLE {name}({columns})";
    }

    private string Columns()
    {
        var names = Names.OrderBy(_ => _random.Next()).Take(_random.Next(2, 5)).ToList();
        var hasKey = false;
        return string.Join(", ", names.Select(name =>
        {
            var text = $"{name} {Pick(Types)}";
            if (!hasKey && Chance(25))
            {
                hasKey = true;
                return name + Pick(" INTEGER PRIMARY KEY", " TEXT PRIMARY KEY", " INT UNIQUE");
            }

            return text + (Chance(20) ? " NOT NULL" : "") + (Chance(10) ? " COLLATE NOCASE" : "") + (Chance(10) ? " DEFAULT 5" : "");
        }));
    }

    private string Step() => _random.Next(4) switch
    {
        0 => $"INSERT INTO {Pick("t1", "t2", "t3")} VALUES({Pick("new", "old")}.{Name()}, 2)",
        1 => $"UPDATE {Pick("t1", "t2")} SET {Name()} = {Pick("new", "old")}.{Name()} WHERE {Name()} = 1",
        2 => $"DELETE FROM {Pick("t1", "t2", "t3")} WHERE {Name()} = {Pick("new", "old")}.{Name()}",
        _ => $"SELECT {Pick("new", "old")}.{Name()}, raise(ignore) FROM {Pick("t1", "t2")}",
    };

    public string Statement()
    {
        _ctes.Clear();
        return _random.Next(10) switch
        {
            < 6 => With() + Select(3),
            6 or 7 => Insert(),
            8 => Update(),
            _ => $"{With()}DELETE FROM {Target()}{Alias(20)}{Where(70)}{Returning()}",
        };
    }

    private string With()
    {
        if (!Chance(25))
            return "";
        var tables = new List<string>();
        for (var i = 0; i < _random.Next(1, 3); i++)
        {
            var name = Pick("w1", "w2", "t1");
            var columns = Chance(40) ? "(n)" : Chance(20) ? "(n, m)" : "";
            var body = Chance(40) ? $"SELECT 1 AS n UNION {Pick("ALL ", "")}SELECT {Pick("n + 1", "*", "n")} FROM {name} WHERE n < 5" : Select(1);
            _ctes.Add(name);
            tables.Add($"{name}{columns} AS ({body})");
        }

        return $"WITH {Pick("", "RECURSIVE ")}{string.Join(", ", tables)} ";
    }

    private string Select(int depth)
    {
        var text = Core(depth);
        while (Chance(15))
            text += $" {Pick("UNION", "UNION ALL", "EXCEPT", "INTERSECT")} {(Chance(20) ? $"VALUES({Expression(1)})" : Core(depth))}";
        if (Chance(30))
            text += " ORDER BY " + List(1, 2, () => Chance(40) ? Pick("1", "2", "a", "q", "b") : Expression(depth - 1)) + Pick("", "", " DESC", " COLLATE nocase");
        if (Chance(15))
            text += $" LIMIT {Pick("1", "?", "2 OFFSET 1", "a")}";
        return text;
    }

    private string Core(int depth)
    {
        if (Chance(4))
            return $"VALUES({Expression(1)}, 2){(Chance(30) ? ", (3, 4)" : "")}";
        var text = $"SELECT {Pick("", "", "", "DISTINCT ")}" + List(1, 3, () => Item(depth));
        if (Chance(88))
            text += " FROM " + From(depth);
        text += Where(40);
        if (Chance(15))
            text += $" GROUP BY {List(1, 2, () => Chance(40) ? Pick("1", "a", "q") : Expression(1))}";
        if (Chance(8))
            text += $" HAVING {Expression(2)}";
        if (Chance(5))
            text += $" WINDOW win AS (PARTITION BY {Name()} ORDER BY {Name()})";
        return text;
    }

    private string Item(int depth) => _random.Next(10) switch
    {
        0 or 1 => "*",
        2 => $"{Qualifier()}.*",
        3 or 4 => $"{Expression(depth)} AS {Pick("q", "a", "z", "\"two words\"")}",
        5 or 6 => ColumnName(),
        _ => Expression(depth),
    };

    private string From(int depth)
    {
        var text = Source(depth);
        while (Chance(35))
        {
            text += $" {Pick(",", "JOIN", "LEFT JOIN", "CROSS JOIN", "NATURAL JOIN", "INNER JOIN", "RIGHT JOIN", "FULL JOIN", "NATURAL LEFT JOIN")} {Source(depth)}";
            if (Chance(30))
                text += $" USING ({Pick("a", "b", "id")})";
            else if (Chance(30))
                text += $" ON {Expression(1)}";
        }

        return text;
    }

    private string Source(int depth) => _random.Next(12) switch
    {
        0 when depth > 0 => $"({Select(depth - 1)}){Alias(70)}",
        1 when depth > 0 => $"({From(depth - 1)}){Alias(20)}",
        2 when _ctes.Count > 0 => Pick([.. _ctes]) + Alias(30),
        3 => $"{Pick("main", "main", "temp")}.{Pick([.. _tables])}{Alias(40)}",
        4 => Pick("pragma_table_info('t1')", "json_each('[1]')", "json_tree('{}', '$')", "t1(1)", "nosuch") + Alias(50),
        _ => Pick([.. _tables]) + Alias(40),
    };

    private string Insert()
    {
        var columns = Chance(60) ? $"({List(1, 3, () => Chance(6) ? "rowid" : Name())})" : "";
        var source = _random.Next(4) switch
        {
            0 => Select(2),
            1 => $"VALUES({List(1, 4, () => Expression(1))}), ({List(1, 4, () => "1")})",
            2 when Chance(30) => "DEFAULT VALUES",
            _ => $"VALUES({List(1, 4, () => Expression(1))})",
        };
        var upsert = Chance(25) ? $" ON CONFLICT{(Chance(70) ? $"({Name()})" : "")} DO {(Chance(50) ? "NOTHING" : $"UPDATE SET {Name()} = {Pick("excluded.a", "excluded.b", "1", "b")}{Where(30)}")}" : "";
        if (upsert.Length > 0 && source.StartsWith("SELECT", StringComparison.Ordinal))
            source = $"SELECT * FROM ({source}) WHERE true";
        return $"{With()}{Pick("INSERT", "INSERT", "REPLACE", "INSERT OR IGNORE")} INTO {Target()}{columns} {source}{upsert}{Returning()}";
    }

    private string Update()
    {
        var set = Chance(15) ? $"({Name()}, {Name()}) = {Pick("(1, 2)", "(SELECT 1, 2)", "(1, 2, 3)", "(SELECT 1)")}" : List(1, 2, () => $"{Name()} = {Expression(2)}");
        return $"{With()}UPDATE {Target()}{Alias(20)} SET {set}{(Chance(20) ? " FROM " + From(1) : "")}{Where(60)}{Returning()}";
    }

    private string Target() => Pick("t1", "t1", "t2", "t3", "v1", "v2", "main.t1", "t4", "f1", "sqlite_schema");

    private string Returning() => Chance(20) ? $" RETURNING {List(1, 2, () => Chance(30) ? "*" : Expression(1))}" : "";

    private string Where(int percent) => Chance(percent) ? $" WHERE {Expression(2)}" : "";

    private string Alias(int percent) => Chance(percent) ? Pick(" AS ", " ") + Pick(Aliases) : "";

    private string Qualifier() => Pick("t1", "t2", "t3", "s", "u", "k", "v1", "w1", "main.t1");

    private string ColumnName()
    {
        if (Chance(4))
            return Pick("rowid", "_rowid_", "t1.rowid", "oid");
        if (Chance(3))
            return Pick("nosuch", "\"dq\"", "t9.a", "temp.t1.a", "excluded.a", "new.a");
        return Chance(25) ? $"{Qualifier()}.{Name()}" : Chance(6) ? Pick("q", "n", "p", "z") : Name();
    }

    private string Expression(int depth)
    {
        if (depth <= 0 || Chance(35))
            return Chance(65) ? ColumnName() : Pick("1", "'text'", "NULL", "2.5", "x'00'", "?", ":name", "true", "CURRENT_TIMESTAMP");
        return _random.Next(22) switch
        {
            0 or 1 => $"{Expression(depth - 1)} {Pick("+", "-", "*", "/", "||", "%", "&", "<<", "->>")} {Expression(depth - 1)}",
            2 or 3 or 4 => $"{Expression(depth - 1)} {Pick("=", "<", ">=", "<>", "IS", "IS NOT")} {Expression(depth - 1)}",
            5 => $"({Expression(depth - 1)} {Pick("AND", "OR")} {Expression(depth - 1)})",
            6 => $"{Pick("abs", "length", "upper", "typeof", "hex", "likely", "json")}({Expression(depth - 1)})",
            7 => $"{Pick("coalesce", "ifnull", "nullif", "max", "min", "instr")}({Expression(depth - 1)}, {Expression(depth - 1)})",
            8 or 9 => Aggregate(depth),
            10 => $"{Pick("row_number()", "sum(a)", "count(*)", "lag(b)", "first_value(a)", "rank()", "max(a)")}{Pick("", "", " FILTER (WHERE a)")} OVER {Pick("()", "win", "(ORDER BY a)", "(PARTITION BY b ORDER BY a ROWS 1 PRECEDING)", "(win)")}",
            11 => $"CASE WHEN {Expression(depth - 1)} THEN {Expression(depth - 1)} ELSE {Expression(depth - 1)} END",
            12 => $"CAST({Expression(depth - 1)} AS {Pick("INT", "TEXT", "REAL", "BLOB", "NUMERIC")})",
            13 => $"({Expression(depth - 1)} COLLATE {Pick("nocase", "rtrim", "BINARY")})",
            14 => $"{Expression(depth - 1)} IN ({Pick("1, 2", "", "SELECT a FROM t1", "SELECT 1, 2", "SELECT * FROM t1")})",
            15 => $"EXISTS ({Select(depth - 1)})",
            16 => $"({Select(depth - 1)})",
            17 => $"{Expression(depth - 1)} BETWEEN {Expression(depth - 1)} AND {Expression(depth - 1)}",
            18 => $"{Expression(depth - 1)} {Pick("LIKE", "GLOB", "NOT LIKE")} {Expression(depth - 1)}",
            19 => $"({Expression(depth - 1)}) {Pick("IS NULL", "NOT NULL", "IS NOT NULL")}",
            20 => $"({Name()}, {Name()}) {Pick("=", "<", "IS")} {Pick("(1, 2)", "(SELECT 1, 2)", "(1, 2, 3)", "1")}",
            _ => Pick("nosuch(1)", "abs()", "round(1, 2, 3)", "-a", "NOT b", "substr('abc', 1)", "count()"),
        };
    }

    private string Aggregate(int depth) =>
        $"{Pick("count", "sum", "avg", "total", "max", "min", "group_concat")}({Pick("", "", "", "DISTINCT ")}{Expression(depth - 1)}){Pick("", "", "", " FILTER (WHERE a > 1)")}";

    private string Column(int at) => Names[at];

    private string Name() => Pick(Names);

    private string List(int least, int most, Func<string> make) => string.Join(", ", Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make()));

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
