namespace Godwit.Sql.Tests.Schema;

/// <summary>A schema as lines that can be compared, whether the engine, a recording or the model tells it.</summary>
internal static class SchemaLines
{
    public static void Object(ISet<string> lines, string database, IReadOnlyList<string?> row) => Add(lines, database, "object", row);

    public static void Broken(ISet<string> lines, string database, string table) => Add(lines, database, table, ["broken"]);

    public static void Column(ISet<string> lines, string database, string table, IReadOnlyList<string?> row) => Add(lines, database, table + " column", row);

    public static void ForeignKey(ISet<string> lines, string database, string table, IReadOnlyList<string?> row) => Add(lines, database, table + " foreign key", row);

    public static void Index(ISet<string> lines, string database, string table, IReadOnlyList<string?> row) => Add(lines, database, table + " index", row);

    public static void IndexTerm(ISet<string> lines, string database, string index, IReadOnlyList<string?> row) => Add(lines, database, index + " term", row);

    public static void Options(ISet<string> lines, string database, string table, IReadOnlyList<string?> row)
    {
        if (row.Any(value => value != "0"))
            Add(lines, database, table + " wr strict", row);
    }

    /// <summary>What one has and the other has not, a few lines of it.</summary>
    public static string Difference(SortedSet<string> expected, SortedSet<string> actual) => string.Join(
        '\n',
        expected.Except(actual, StringComparer.Ordinal).Select(line => "  engine: " + line)
            .Concat(actual.Except(expected, StringComparer.Ordinal).Select(line => "  model:  " + line))
            .Take(12));

    private static void Add(ISet<string> lines, string database, string what, IReadOnlyList<string?> row) =>
        lines.Add($"{database} {what}: {string.Join(" | ", row.Select(value => value ?? "NULL"))}");
}
