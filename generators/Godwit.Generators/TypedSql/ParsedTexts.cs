using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;

namespace Godwit.Generators;

/// <summary>Shares the tree of a statement in C# for as long as its text is in use.</summary>
internal static class ParsedTexts
{
    private static readonly ConditionalWeakTable<string, ScriptSyntax> Trees = new();

    /// <summary>The tree of a text, parsed once for the same string.</summary>
    /// <param name="normalizedText">The text, normalised.</param>
    public static ScriptSyntax Of(string normalizedText) => Trees.GetValue(normalizedText, SqlParser.ParseScript);
}
