namespace Godwit.Sql.Lexing;

/// <summary>
/// Numbers: decimal, hexadecimal, with a fraction or an exponent, with <c>_</c> as separator. A name character glued to
/// a number makes the whole an illegal token.
/// </summary>
internal static class NumberLexer
{
    public static int Read(string text, int start, out TokenKind kind)
    {
        kind = TokenKind.Integer;
        var end = IsHexadecimal(text, start)
            ? SkipDigits(text, start + 3, isHexadecimal: true, ref kind)
            : SkipDecimal(text, start, ref kind);
        while (Characters.IsNamePart(Lexer.At(text, end)))
        {
            kind = TokenKind.Illegal;
            end++;
        }

        return end - start;
    }

    private static bool IsHexadecimal(string text, int start) =>
        text[start] == '0' && Lexer.At(text, start + 1) is 'x' or 'X' && Characters.IsHexDigit(Lexer.At(text, start + 2));

    private static int SkipDecimal(string text, int start, ref TokenKind kind)
    {
        var end = SkipDigits(text, start, isHexadecimal: false, ref kind);
        if (Lexer.At(text, end) == '.')
        {
            MakeFloat(ref kind);
            end = SkipDigits(text, end + 1, isHexadecimal: false, ref kind);
        }

        if (Lexer.At(text, end) is 'e' or 'E')
        {
            var sign = Lexer.At(text, end + 1) is '+' or '-' ? 1 : 0;
            if (Characters.IsDigit(Lexer.At(text, end + 1 + sign)))
            {
                MakeFloat(ref kind);
                end = SkipDigits(text, end + 2, isHexadecimal: false, ref kind);
            }
        }

        return end;
    }

    private static void MakeFloat(ref TokenKind kind) => kind = kind == TokenKind.Integer ? TokenKind.Float : kind;

    private static int SkipDigits(string text, int position, bool isHexadecimal, ref TokenKind kind)
    {
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '_')
                kind = TokenKind.SeparatedNumber;
            else if (!(isHexadecimal ? Characters.IsHexDigit(c) : Characters.IsDigit(c)))
                break;
        }

        return position;
    }
}
