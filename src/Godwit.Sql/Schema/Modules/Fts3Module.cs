using System.Collections.Immutable;
using System.Text;

namespace Godwit.Sql.Schema.Modules;

/// <summary>The full-text modules fts3 and fts4.</summary>
internal static class Fts3Module
{
    private const string DefaultLanguageColumn = "__langid";

    public static ModuleDeclaration Declare(string table, ImmutableArray<string> arguments, bool isFts4, Func<string, Relation?> find)
    {
        var names = new List<string>();
        var options = new Dictionary<string, string>(NameComparer.Instance);
        var hasTokenizer = false;
        foreach (var argument in arguments)
        {
            if (!hasTokenizer && IsTokenizer(argument))
            {
                hasTokenizer = true;
                continue;
            }

            var equals = isFts4 ? argument.IndexOf('=') : -1;
            if (equals < 0)
                names.Add(FirstWord(argument));
            else if (ReadOption(argument, equals, options) is { } error)
                return ModuleDeclaration.Refused(error);
        }

        if (names.Count == 0 && options.TryGetValue("content", out var content) && content.Length > 0)
        {
            if (find(content) is not { } source)
                return ModuleDeclaration.Opaque;
            if (source.Columns.IsEmpty)
                return ModuleDeclaration.Opaque;
            names.AddRange(source.Columns.Where(c => c.Visibility != ColumnVisibility.Hidden).Select(c => c.Name));
            if (options.TryGetValue("languageid", out var excluded) && names.FindIndex(n => NameComparer.Same(n, excluded)) is var at and >= 0)
                names.RemoveAt(at);
        }

        if (names.Count == 0)
            names.Add("content");
        if (options.ContainsKey("compress") != options.ContainsKey("uncompress") && !options.ContainsKey("content"))
            return ModuleDeclaration.Refused($"missing {(options.ContainsKey("compress") ? "uncompress" : "compress")} parameter in fts4 constructor");
        return Declare(table, names, options, isFts4);
    }

    private static bool IsTokenizer(string argument) =>
        argument.Length > 8 && NameComparer.HasPrefix(argument, "tokenize") && !ArgumentReader.IsWord(argument[8]);

    private static string FirstWord(string argument)
    {
        for (var i = 0; i < argument.Length; i++)
        {
            if (ArgumentReader.Word(argument, i) is { } word)
                return word.Word;
        }

        return "";
    }

    private static string? ReadOption(string argument, int equals, Dictionary<string, string> options)
    {
        var name = argument.Substring(0, equals);
        var value = ArgumentReader.Dequote(argument.Substring(equals + 1));
        options[name] = value;
        switch (name.ToLowerInvariant())
        {
            case "matchinfo":
                return NameComparer.Same(value, "fts3") ? null : $"unrecognized matchinfo: {value}";
            case "order":
                return NameComparer.Same(value, "asc") || NameComparer.Same(value, "desc") ? null : $"unrecognized order: {value}";
            case "prefix" or "compress" or "uncompress" or "content" or "languageid" or "notindexed":
                return null;
            default:
                return $"unrecognized parameter: {argument}";
        }
    }

    private static ModuleDeclaration Declare(string table, List<string> names, Dictionary<string, string> options, bool isFts4)
    {
        var seen = new HashSet<string>(NameComparer.Instance);
        var language = options.TryGetValue("languageid", out var named) ? named : null;
        var columns = names.Select(name => new Column(name, ""))
            .Append(ModuleDeclaration.Hidden(table)).Append(ModuleDeclaration.Hidden("docid")).Append(ModuleDeclaration.Hidden(language ?? DefaultLanguageColumn))
            .ToImmutableArray();
        return columns.All(c => seen.Add(c.Name))
            ? new ModuleDeclaration(columns, [.. Shadows(table.Replace("'", "''"), names, options, isFts4)])
            : ModuleDeclaration.Refused($"vtable constructor failed: {table}");
    }

    private static IEnumerable<ShadowTable> Shadows(string table, List<string> names, Dictionary<string, string> options, bool isFts4)
    {
        if (!options.ContainsKey("content"))
            yield return Shadow("content", "docid INTEGER PRIMARY KEY" + ContentColumns(names) + (options.ContainsKey("languageid") ? ", langid" : ""));
        yield return Shadow("segments", "blockid INTEGER PRIMARY KEY, block BLOB");
        yield return Shadow("segdir", "level INTEGER,idx INTEGER,start_block INTEGER,leaves_end_block INTEGER,end_block INTEGER,root BLOB,PRIMARY KEY(level, idx)");
        if (isFts4 && !options.ContainsKey("matchinfo"))
            yield return Shadow("docsize", "docid INTEGER PRIMARY KEY, size BLOB");
        if (isFts4)
            yield return Shadow("stat", "id INTEGER PRIMARY KEY, value BLOB");

        ShadowTable Shadow(string suffix, string columns) => new(suffix, $"'{table}_{suffix}'", $"CREATE TABLE '{table}_{suffix}'({columns})");
    }

    private static string ContentColumns(List<string> names)
    {
        var columns = new StringBuilder();
        for (var i = 0; i < names.Count; i++)
            columns.Append(", 'c").Append(i).Append(names[i].Replace("'", "''")).Append('\'');
        return columns.ToString();
    }
}
