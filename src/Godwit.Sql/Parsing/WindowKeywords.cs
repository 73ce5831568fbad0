using System.Collections.Immutable;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Parsing;

/// <summary>WINDOW, OVER and FILTER are keywords only where the tokens around them say so; elsewhere they are names.</summary>
internal static class WindowKeywords
{
    public static TokenKind Resolve(ImmutableArray<Token> tokens, int position, bool hasPrevious)
    {
        var kind = tokens[position].Kind;
        var isKeyword = kind switch
        {
            TokenKind.Window => IsName(KindAt(tokens, position + 1)) && KindAt(tokens, position + 2) == TokenKind.As,
            TokenKind.Over => IsBehindCall() && KindAt(tokens, position + 1) is var next && (next == TokenKind.LeftParenthesis || IsName(next)),
            _ => IsBehindCall() && KindAt(tokens, position + 1) == TokenKind.LeftParenthesis,
        };
        return isKeyword ? kind : TokenKind.Identifier;

        bool IsBehindCall() => hasPrevious && tokens[position - 1].Kind == TokenKind.RightParenthesis;
    }

    private static bool IsName(TokenKind kind) =>
        kind is TokenKind.Window or TokenKind.Over || (TokenClasses.Of(kind) & (TokenClass.Plain | TokenClass.String | TokenClass.JoinKeyword)) != TokenClass.None;

    private static TokenKind KindAt(ImmutableArray<Token> tokens, int index) => index < tokens.Length ? tokens[index].Kind : TokenKind.Illegal;
}
