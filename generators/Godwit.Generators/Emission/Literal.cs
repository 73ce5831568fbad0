using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.Generators;

/// <summary>C# literals.</summary>
internal static class Literal
{
    private static readonly Regex Quotes = new("\"{3,}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>A name as code refers to it: <c>@event</c> for a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public static string String(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>
    /// The start and end of a raw literal around a text, with one more quote than the longest run in it. What stands
    /// between them is the text, character by character.
    /// </summary>
    public static string Delimiter(string text) =>
        new('"', Math.Max(3, Quotes.Matches(text).Cast<Match>().Select(match => match.Length + 1).DefaultIfEmpty().Max()));
}
