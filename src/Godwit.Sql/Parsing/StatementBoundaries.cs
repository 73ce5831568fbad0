using System.Collections.Immutable;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Parsing;

/// <summary>
/// Where statements end: at a semicolon that is neither within the body of a trigger nor within the arguments of a virtual
/// table. Where either is not closed, the next statement begins where a person would have begun it.
/// </summary>
internal sealed class StatementBoundaries(ImmutableArray<Token> tokens)
{
    // Arguments that nobody closes are searched to the end of the script once.
    private bool _hasUnclosedArguments;

    /// <summary>How many tokens were looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>The index behind the last token of the statement that begins with a token.</summary>
    public int EndOfStatement(int first)
    {
        var created = CreatedKind(first);
        var end = EndOfCommand(first);
        return created switch
        {
            TokenKind.Trigger when HasBody(first, end) => EndOfBody(end),
            TokenKind.Virtual when !_hasUnclosedArguments => EndOfArguments(first, end),
            _ => end,
        };
    }

    private int EndOfCommand(int first)
    {
        var end = first;
        while (end < tokens.Length && tokens[end].Kind != TokenKind.Semicolon)
            end++;
        end = Math.Min(end + 1, tokens.Length);
        Steps += end - first;
        return end;
    }

    private TokenKind CreatedKind(int index)
    {
        if (KindAt(index) == TokenKind.Explain)
            index += KindAt(index + 1) == TokenKind.Query && KindAt(index + 2) == TokenKind.Plan ? 3 : 1;
        if (KindAt(index) != TokenKind.Create)
            return TokenKind.Illegal;
        return KindAt(index + 1) is TokenKind.Temp or TokenKind.Temporary ? KindAt(index + 2) : KindAt(index + 1);
    }

    // "BEGIN" may also be a name, but not of what follows the table's.
    private bool HasBody(int first, int end)
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

    private int EndOfBody(int end)
    {
        while (end < tokens.Length && tokens[end].Kind != TokenKind.End)
        {
            if (BeginsOtherStatement(tokens[end].Kind))
                return end;
            end = EndOfCommand(end);
        }

        return EndOfCommand(end);
    }

    // What no step of a trigger begins with: its END was forgotten.
    private static bool BeginsOtherStatement(TokenKind kind) => kind is
        TokenKind.Create or TokenKind.Drop or TokenKind.Alter or TokenKind.Begin or TokenKind.Commit or TokenKind.Pragma
        or TokenKind.Attach or TokenKind.Detach or TokenKind.Vacuum or TokenKind.Explain;

    private int EndOfArguments(int first, int end)
    {
        var depth = 0;
        for (var i = first; i < tokens.Length; i++)
        {
            Steps++;
            switch (tokens[i].Kind)
            {
                case TokenKind.LeftParenthesis:
                    depth++;
                    break;
                case TokenKind.RightParenthesis when --depth <= 0:
                case TokenKind.Semicolon when depth == 0:
                case TokenKind.Illegal:
                    return EndOfCommand(i);
            }
        }

        _hasUnclosedArguments = depth > 0;
        return depth > 0 ? end : tokens.Length;
    }

    private TokenKind KindAt(int index) => index < tokens.Length ? tokens[index].Kind : TokenKind.Illegal;
}
