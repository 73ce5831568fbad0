using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Binding;

/// <summary>Rows for tables of other people's schemas.</summary>
internal sealed class TableFiller(BindingEngine engine, int seed)
{
    private const int Rows = 8;
    private static readonly string[] Hostile =
        ["0", "-1", "1", "9223372036854775807", "(-9223372036854775807 - 1)", "0.0", "-0.5", "1.0e15", "''", "'0'", "'abc'", "'12 apples'", "'[1, null]'", "'{\"a\": null}'", "x''", "x'00ff'", "zeroblob(0)", "'2026-01-31'"];

    private readonly Random _random = new(seed);

    /// <summary>Adds rows with what the columns are declared to hold, NULL wherever it may be.</summary>
    public void AddDeclared(IEnumerable<Relation> tables) => Add(tables, Declared);

    /// <summary>Adds rows with anything that the engine takes, whatever the columns are declared to hold.</summary>
    public void AddHostile(IEnumerable<Relation> tables) => Add(tables, column => column.NotNull || _random.Next(3) > 0 ? Hostile[_random.Next(Hostile.Length)] : "NULL");

    /// <summary>Deletes every row.</summary>
    public void Clear(IEnumerable<Relation> tables)
    {
        engine.EnableTriggers(false);
        foreach (var table in tables.OfType<Table>())
            engine.Execute($"DELETE FROM {Quote(table.Name)}");
        engine.EnableTriggers(true);
    }

    private void Add(IEnumerable<Relation> tables, Func<Column, string> value)
    {
        engine.EnableTriggers(false);
        foreach (var table in tables.OfType<Table>().Where(table => table.Sql is not null))
        {
            var columns = table.Columns.Where(column => !column.IsGenerated).ToList();
            var into = $"INSERT OR IGNORE INTO {Quote(table.Name)}({string.Join(", ", columns.Select(column => Quote(column.Name)))}) VALUES ";
            for (var row = 0; row < Rows; row++)
                engine.Execute($"{into}({string.Join(", ", columns.Select(value))})");
        }

        engine.EnableTriggers(true);
    }

    private string Declared(Column column)
    {
        if (!column.NotNull && _random.Next(4) == 0)
            return "NULL";
        return column.Affinity switch
        {
            Affinity.Integer => $"{_random.Next(6)}",
            Affinity.Real => $"{_random.Next(9)}.5",
            Affinity.Text => $"'text {_random.Next(5)}'",
            Affinity.Blob when column.DeclaredType.Contains("BLOB", StringComparison.OrdinalIgnoreCase) => $"x'0{_random.Next(9)}'",
            Affinity.Numeric => _random.Next(2) == 0 ? $"{_random.Next(5)}" : $"{_random.Next(5)}.25",
            _ => _random.Next(2) == 0 ? "1" : "'u'",
        };
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
