using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;
using Godwit.Sql.Text;

namespace Godwit.Generators;

/// <summary>Shares the tree of a text for as long as that text is in use.</summary>
internal static class ParsedTexts
{
    private static readonly ConditionalWeakTable<string, ScriptSyntax> Trees = new();

    /// <summary>The tree of a text, parsed once for the same string.</summary>
    /// <param name="text">The text as it was read.</param>
    public static ScriptSyntax Of(string text) => Trees.GetValue(text, static text => SqlParser.ParseScript(ScriptText.Normalize(text)));
}
