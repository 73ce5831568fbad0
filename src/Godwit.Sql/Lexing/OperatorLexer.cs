namespace Godwit.Sql.Lexing;

/// <summary>Operators and punctuation, by their first three characters.</summary>
internal static class OperatorLexer
{
    public static int Read(char first, char second, char third, out TokenKind kind)
    {
        var (read, length) = first switch
        {
            ';' => (TokenKind.Semicolon, 1),
            '(' => (TokenKind.LeftParenthesis, 1),
            ')' => (TokenKind.RightParenthesis, 1),
            ',' => (TokenKind.Comma, 1),
            '.' => (TokenKind.Dot, 1),
            '+' => (TokenKind.Plus, 1),
            '-' => second == '>' ? (TokenKind.Arrow, third == '>' ? 3 : 2) : (TokenKind.Minus, 1),
            '*' => (TokenKind.Star, 1),
            '/' => (TokenKind.Slash, 1),
            '%' => (TokenKind.Percent, 1),
            '&' => (TokenKind.Ampersand, 1),
            '~' => (TokenKind.Tilde, 1),
            '=' => (TokenKind.Equal, second == '=' ? 2 : 1),
            '!' => second == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Illegal, 1),
            '|' => second == '|' ? (TokenKind.Concat, 2) : (TokenKind.Pipe, 1),
            '<' => Less(second),
            '>' => Greater(second),
            _ => (TokenKind.Illegal, 1),
        };
        kind = read;
        return length;
    }

    private static (TokenKind, int) Less(char second) => second switch
    {
        '=' => (TokenKind.LessOrEqual, 2),
        '>' => (TokenKind.NotEqual, 2),
        '<' => (TokenKind.ShiftLeft, 2),
        _ => (TokenKind.Less, 1),
    };

    private static (TokenKind, int) Greater(char second) => second switch
    {
        '=' => (TokenKind.GreaterOrEqual, 2),
        '>' => (TokenKind.ShiftRight, 2),
        _ => (TokenKind.Greater, 1),
    };
}
