using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>Parses the text of a file once, whoever asks: the generator and the analyzers see the same text object.</summary>
internal static class ScriptParser
{
    private static readonly ConditionalWeakTable<SourceText, ScriptSyntax> Parsed = new();

    public static ScriptSyntax Parse(SourceText source) => Parsed.GetValue(source, text => SqlParser.ParseScript(ScriptText.Normalize(text.ToString())));
}
