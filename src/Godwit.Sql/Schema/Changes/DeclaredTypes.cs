using Godwit.Sql.Lexing;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What the engine keeps of the type of a column.</summary>
internal static class DeclaredTypes
{
    private static readonly string[] Standard = ["ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT"];

    /// <summary>
    /// The type as <c>table_xinfo</c> shows it: without the words GENERATED ALWAYS that the grammar takes for a part of it,
    /// the standard types in capitals, quotes off.
    /// </summary>
    public static string Normalize(string type)
    {
        type = WithoutGenerated(type);
        if (type.Length == 0)
            return type;
        var bare = Names.Unquote(type);
        return Array.Find(Standard, standard => NameComparer.Same(standard, bare)) ?? Modules.ArgumentReader.Dequote(type);
    }

    /// <summary>Whether a normalised type is one that a STRICT table takes.</summary>
    public static bool IsStandard(string type) => Array.IndexOf(Standard, type) >= 0;

    private static string WithoutGenerated(string type)
    {
        if (type.Length < 16 || !EndsWith(type, "always"))
            return type;
        var shorter = type.Substring(0, type.Length - 6).TrimEnd();
        return EndsWith(shorter, "generated") ? shorter.Substring(0, shorter.Length - 9).TrimEnd() : shorter;
    }

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
