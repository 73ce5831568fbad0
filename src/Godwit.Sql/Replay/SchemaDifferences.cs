using Godwit.Sql.Lexing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>Says in words what differs between a schema and the one that it should be.</summary>
internal static class SchemaDifferences
{
    public static IEnumerable<string> Describe(SqlSchema expected, SqlSchema actual)
    {
        if (expected.MayHoldMore() || actual.MayHoldMore())
            return [];
        var lines = SchemaText.WriteDelta(expected, actual).Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        var missing = Names(lines, '-');
        var extra = Names(lines, '+');
        return missing.Except(extra, StringComparer.Ordinal).Select(name => $"{name} is missing")
            .Concat(extra.Except(missing, StringComparer.Ordinal).Select(name => $"{name} is left over"))
            .Concat(missing.Intersect(extra, StringComparer.Ordinal).Select(name => $"{name} is different"))
            .Concat(Bodies(expected.Databases[0], actual.Databases[0]));
    }

    /// <summary>What the lines of one side name; not the columns of a table that is named itself.</summary>
    private static List<string> Names(IEnumerable<string> lines, char side)
    {
        var fields = lines.Where(line => line[0] == side).Select(line => line.Substring(1).Split('\t')).ToList();
        var tables = new HashSet<string>(fields.Where(IsRelation).Select(field => field[1]), NameComparer.Instance);
        return [.. fields.Where(field => IsRelation(field) || !tables.Contains(OwnerOf(field))).Select(Name).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsRelation(string[] fields) => fields[0] is "table" or "opaque" or "virtual" or "view";

    private static string OwnerOf(string[] fields) => fields[0] == "trigger" ? fields[2] : fields[1];

    private static string Name(string[] fields) => fields[0] switch
    {
        "column" => $"column {fields[2]} of {fields[1]}",
        "key" => $"the foreign key of {fields[1]} on {fields[2].Replace(",", ", ")}",
        "index" => $"index {fields[2]}",
        "unique" => $"a UNIQUE constraint of {fields[1]}",
        "trigger" => $"trigger {fields[1]}",
        "view" => $"view {fields[1]}",
        _ => $"table {fields[1]}",
    };

    // What the lines do not hold: the texts of views, triggers and CHECK constraints.
    private static IEnumerable<string> Bodies(DatabaseSchema expected, DatabaseSchema actual)
    {
        foreach (var item in expected.Relations.Values.Concat<SchemaObject>(expected.Triggers.Values).OrderBy(item => item.Order))
        {
            switch (item, item is Trigger ? actual.FindTrigger(item.Name) : (SchemaObject?)actual.FindRelation(item.Name))
            {
                case (View, View other) when !SameText(item.Sql, other.Sql):
                    yield return $"view {item.Name} has another SELECT";
                    break;
                case (Trigger, Trigger other) when !SameText(item.Sql, other.Sql):
                    yield return $"trigger {item.Name} has another body";
                    break;
                case (Table table, Table other) when !table.Checks.Select(check => Tokens(check.Expression)).SequenceEqual(other.Checks.Select(check => Tokens(check.Expression)), StringComparer.Ordinal):
                    yield return $"the CHECK constraints of {item.Name} are different";
                    break;
                default:
                    break;
            }
        }
    }

    private static bool SameText(string? one, string? other) => Tokens(one ?? "") == Tokens(other ?? "");

    private static string Tokens(string text) => string.Join(" ", Lexer.Tokenize(text).Select(token => Unquoted(token.Of(text))));

    // A rename there and back leaves names in quotes.
    private static string Unquoted(string token) => token.Length > 0 && token[0] == '"' ? Lexing.Names.Unquote(token) : token;
}
