using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Text;

namespace Godwit.Sql.Scripts;

/// <summary>Cuts a script into its statements, where the tail of <c>sqlite3_prepare_v2</c> does.</summary>
public static class ScriptSplitter
{
    /// <summary>
    /// The spans of the statements that are not empty: each from its first token to its semicolon, or to its last token
    /// where the script ends without one. A trigger's body belongs to its CREATE TRIGGER.
    /// </summary>
    /// <param name="text">The normalised text of the script.</param>
    public static ImmutableArray<TextSpan> Split(string text)
    {
        var tokens = Lexer.Tokenize(text);
        var boundaries = new StatementBoundaries(tokens);
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var first = 0; first < tokens.Length;)
        {
            var end = boundaries.EndOfStatement(first);
            if (tokens[first].Kind != TokenKind.Semicolon)
                spans.Add(TextSpan.FromBounds(tokens[first].Start, tokens[end - 1].End));
            first = end;
        }

        return spans.ToImmutable();
    }
}
