using System.Collections.Immutable;

namespace Godwit.Sql.Schema.Modules;

/// <summary>The full-text module fts5.</summary>
internal static class Fts5Module
{
    private const int MostPrefixLength = 999;

    public static ModuleDeclaration Declare(string table, ImmutableArray<string> arguments)
    {
        if (NameComparer.Same(table, "rank"))
            return ModuleDeclaration.Refused($"reserved fts5 table name: {table}");
        var options = new Fts5Options();
        foreach (var argument in arguments)
        {
            if (Read(argument, options) is { } error)
                return ModuleDeclaration.Refused(error);
        }

        return options.Contradiction() is { } contradiction ? ModuleDeclaration.Refused(contradiction) : Declare(table, options);
    }

    private static string? Read(string argument, Fts5Options options)
    {
        if (ArgumentReader.Word(argument, 0) is not { } first)
            return $"parse error in \"{argument}\"";
        var at = ArgumentReader.SkipBlanks(argument, first.End);
        var isOption = at < argument.Length && argument[at] == '=';
        if (isOption)
        {
            if (ArgumentReader.IsQuote(argument[0]))
                return $"parse error in \"{argument}\"";
            at = ArgumentReader.SkipBlanks(argument, at + 1);
        }

        string? second = null;
        if (at < argument.Length)
        {
            if (ArgumentReader.Word(argument, at) is not { } word || word.End < argument.Length)
                return $"parse error in \"{argument}\"";
            second = word.Word;
        }

        return isOption ? ReadOption(first.Word, second ?? "", options) : ReadColumn(first.Word, second, options);
    }

    private static string? ReadColumn(string name, string? option, Fts5Options options)
    {
        if (NameComparer.Same(name, "rank") || NameComparer.Same(name, "rowid"))
            return $"reserved fts5 column name: {name}";
        if (option is not null && !NameComparer.Same(option, "unindexed"))
            return $"unrecognized column option: {option}";
        options.Columns.Add((name, option is not null));
        return null;
    }

    // The module accepts abbreviations, so the order of the names decides.
    private static string? ReadOption(string name, string value, Fts5Options options)
    {
        if (Is("prefix"))
            return CheckPrefix(value);
        if (Is("tokenize"))
            return Once(ref options.HasTokenizer, name: "tokenize");
        if (Is("content"))
        {
            options.IsContentless = value.Length == 0;
            return Once(ref options.HasContent, name: "content");
        }

        if (Is("contentless_delete"))
            return Flag(value, ref options.ContentlessDelete, "contentless_delete");
        if (Is("contentless_unindexed"))
            return Flag(value, ref options.ContentlessUnindexed, "contentless_delete");
        if (Is("content_rowid"))
            return Once(ref options.HasContentRowId, name: "content_rowid");
        if (Is("columnsize"))
            return Flag(value, ref options.ColumnSize, "columnsize");
        if (Is("locale"))
            return Flag(value, ref options.Locale, "locale");
        if (Is("detail"))
            return value.Length > 0 && Array.Exists(["none", "full", "columns"], d => NameComparer.HasPrefix(d, value)) ? null : "malformed detail=... directive";
        if (Is("tokendata"))
            return Flag(value, ref options.TokenData, "tokendata");
        return $"unrecognized option: \"{name}\"";

        bool Is(string option) => NameComparer.HasPrefix(option, name);
    }

    private static string? CheckPrefix(string value)
    {
        foreach (var length in value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!length.All(c => c is >= '0' and <= '9'))
                return "malformed prefix=... directive";
            if (!int.TryParse(length, out var number) || number is 0 or > MostPrefixLength)
                return "prefix length out of range (max 999)";
        }

        return null;
    }

    private static string? Once(ref bool seen, string name)
    {
        if (seen)
            return $"multiple {name}=... directives";
        seen = true;
        return null;
    }

    private static string? Flag(string value, ref bool flag, string name)
    {
        if (value is not ("0" or "1"))
            return $"malformed {name}=... directive";
        flag = value == "1";
        return null;
    }

    private static ModuleDeclaration Declare(string table, Fts5Options options)
    {
        var names = new HashSet<string>(NameComparer.Instance);
        if (options.Columns.Count == 0 || !options.Columns.TrueForAll(c => names.Add(c.Name)) || !names.Add(table))
            return ModuleDeclaration.Refused($"vtable constructor failed: {table}");
        var columns = options.Columns.Select(c => new Column(c.Name, "")).Append(ModuleDeclaration.Hidden(table)).Append(ModuleDeclaration.Hidden("rank"));
        return new ModuleDeclaration([.. columns], [.. Shadows(table.Replace("'", "''"), options)]);
    }

    private static IEnumerable<ShadowTable> Shadows(string table, Fts5Options options)
    {
        yield return Shadow("data", "id INTEGER PRIMARY KEY, block BLOB", "");
        yield return Shadow("idx", "segid, term, pgno, PRIMARY KEY(segid, term)", " WITHOUT ROWID");
        if (options.StoredColumns() is { Length: > 0 } stored)
            yield return Shadow("content", "id INTEGER PRIMARY KEY" + stored, "");
        if (options.ColumnSize)
            yield return Shadow("docsize", options.ContentlessDelete ? "id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER" : "id INTEGER PRIMARY KEY, sz BLOB", "");
        yield return Shadow("config", "k PRIMARY KEY, v", " WITHOUT ROWID");

        ShadowTable Shadow(string suffix, string columns, string options) =>
            new(suffix, $"'{table}_{suffix}'", $"CREATE TABLE '{table}_{suffix}'({columns}){options}");
    }
}
