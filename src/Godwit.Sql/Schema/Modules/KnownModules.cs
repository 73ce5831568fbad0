using System.Collections.Immutable;
using Godwit.Sql.Catalog;

namespace Godwit.Sql.Schema.Modules;

/// <summary>The modules whose tables can be known without loading them.</summary>
internal static class KnownModules
{
    private static readonly string[] Fts3Shadows = ["content", "segments", "segdir", "docsize", "stat"];
    private static readonly string[] Fts5Shadows = ["data", "idx", "content", "docsize", "config"];
    private static readonly string[] RTreeShadows = ["rowid", "node", "parent"];

    /// <summary>What a module makes of its arguments.</summary>
    /// <param name="module">The module.</param>
    /// <param name="table">The name of the table that is created.</param>
    /// <param name="database">The database it is created in.</param>
    /// <param name="arguments">The arguments as written.</param>
    /// <param name="find">Finds a table of the same database, for those that take columns from one.</param>
    public static ModuleDeclaration Declare(string module, string table, string database, ImmutableArray<string> arguments, Func<string, Relation?> find) =>
        module.ToLowerInvariant() switch
        {
            "fts5" => Fts5Module.Declare(table, arguments),
            "fts3" => Fts3Module.Declare(table, arguments, isFts4: false, find),
            "fts4" => Fts3Module.Declare(table, arguments, isFts4: true, find),
            "rtree" => RTreeModule.Declare(table, arguments, "REAL"),
            "rtree_i32" => RTreeModule.Declare(table, arguments, "INT"),
            "geopoly" => RTreeModule.DeclareGeopoly(table, arguments),
            "fts5vocab" => VocabularyModules.DeclareFts5(database, arguments),
            "fts4aux" => VocabularyModules.DeclareFts4(database, arguments),
            "fts3tokenize" => new ModuleDeclaration(TableFunctions.Find("fts3tokenize")!.Columns, []),
            "dbstat" => new ModuleDeclaration(TableFunctions.DbStatColumns, []),
            _ => ModuleDeclaration.Opaque,
        };

    /// <summary>Whether a program without modules of its own has this one, so that it can be created.</summary>
    /// <param name="module">The module.</param>
    public static bool IsBuiltIn(string module) =>
        module.ToLowerInvariant() is "fts5" or "fts3" or "fts4" or "rtree" or "rtree_i32" or "geopoly" or "fts5vocab" or "fts4aux" or "fts3tokenize";

    /// <summary>The suffixes of the tables that a module's tables may keep their content in.</summary>
    /// <param name="module">The module.</param>
    public static string[] ShadowSuffixes(string module) => module.ToLowerInvariant() switch
    {
        "fts5" => Fts5Shadows,
        "fts3" or "fts4" => Fts3Shadows,
        "rtree" or "rtree_i32" or "geopoly" => RTreeShadows,
        _ => [],
    };

    /// <summary>The tables that go where a virtual table goes, and are renamed with it; a content table that was named is the user's.</summary>
    /// <param name="table">The virtual table.</param>
    public static IEnumerable<string> OwnSuffixes(VirtualTable table)
    {
        var namesContent = !NameComparer.Same(table.Module, "fts3") && table.Arguments.Any(IsContentOption);
        return ShadowSuffixes(table.Module).Where(suffix => suffix != "content" || !namesContent);
    }

    /// <summary>How a module says that the name of a table it needs is taken.</summary>
    /// <param name="module">The module.</param>
    /// <param name="table">The virtual table.</param>
    /// <param name="shadow">The table that is there already.</param>
    public static string TakenMessage(string module, string table, ShadowTable shadow) => module.ToLowerInvariant() switch
    {
        "fts5" => $"fts5: error creating shadow table {table}_{shadow.Suffix}: table {shadow.Name} already exists",
        "fts3" or "fts4" => $"vtable constructor failed: {table}",
        _ => $"table {shadow.Name} already exists",
    };

    private static bool IsContentOption(string argument) =>
        ArgumentReader.Word(argument, 0) is { } word && NameComparer.Same(word.Word, "content")
        && ArgumentReader.SkipBlanks(argument, word.End) is var at && at < argument.Length && argument[at] == '=';
}
