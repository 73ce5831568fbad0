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
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var first = 0; first < tokens.Length;)
        {
            var end = EndOfStatement(tokens, first);
            if (tokens[first].Kind != TokenKind.Semicolon)
                spans.Add(TextSpan.FromBounds(tokens[first].Start, tokens[end - 1].End));
            first = end;
        }

        return spans.ToImmutable();
    }

    /// <summary>The index behind the last token of the statement that begins with a token.</summary>
    internal static int EndOfStatement(ImmutableArray<Token> tokens, int first)
    {
        var end = EndOfCommand(tokens, first);
        if (!IsCreateTrigger(tokens, first) || !HasBody(tokens, first, end))
            return end;
        while (end < tokens.Length && tokens[end].Kind != TokenKind.End)
            end = EndOfCommand(tokens, end);
        return EndOfCommand(tokens, end);
    }

    private static int EndOfCommand(ImmutableArray<Token> tokens, int first)
    {
        while (first < tokens.Length && tokens[first].Kind != TokenKind.Semicolon)
            first++;
        return Math.Min(first + 1, tokens.Length);
    }

    private static bool IsCreateTrigger(ImmutableArray<Token> tokens, int index)
    {
        if (KindAt(tokens, index) == TokenKind.Explain)
            index += KindAt(tokens, index + 1) == TokenKind.Query && KindAt(tokens, index + 2) == TokenKind.Plan ? 3 : 1;
        if (KindAt(tokens, index) != TokenKind.Create)
            return false;
        index += KindAt(tokens, index + 1) is TokenKind.Temp or TokenKind.Temporary ? 2 : 1;
        return KindAt(tokens, index) == TokenKind.Trigger;
    }

    // "BEGIN" may also be a name, but not of what follows the table's.
    private static bool HasBody(ImmutableArray<Token> tokens, int first, int end)
    {
        while (first < end && tokens[first].Kind != TokenKind.On)
            first++;
        for (var i = first + 2; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Begin)
                return true;
        }

        return false;
    }

    private static TokenKind KindAt(ImmutableArray<Token> tokens, int index) =>
        index < tokens.Length ? tokens[index].Kind : TokenKind.Illegal;
}
