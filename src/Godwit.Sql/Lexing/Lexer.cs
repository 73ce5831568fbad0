using System.Collections.Immutable;

namespace Godwit.Sql.Lexing;

/// <summary>SQLite's tokenizer (sqlite.org/src/file/src/tokenize.c), for text in UTF-16.</summary>
public static class Lexer
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Cuts a text into tokens, in one pass. What is no token becomes one of kind <see cref="TokenKind.Illegal"/>.</summary>
    /// <param name="text">Any text.</param>
    public static ImmutableArray<Token> Tokenize(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>((text.Length / 5) + 4);
        for (var position = SkipTrivia(text, 0); position < text.Length; position = SkipTrivia(text, position))
        {
            var length = Read(text, position, out var kind);
            tokens.Add(new Token(kind, position, length));
            position += length;
        }

        return tokens.Count == tokens.Capacity ? tokens.MoveToImmutable() : tokens.ToImmutable();
    }

    /// <summary>The offset of the first token at or behind a place that is not within one.</summary>
    internal static int SkipTrivia(string text, int position)
    {
        while (position < text.Length)
        {
            var end = EndOfTrivia(text, position);
            if (end == position)
                break;
            position = end;
        }

        return position;
    }

    /// <summary>The end of the blanks, or of the one comment, that begin here; the same place where neither does.</summary>
    internal static int EndOfTrivia(string text, int position)
    {
        var c = text[position];
        if (c != '\v' && Characters.IsBlank(c))
        {
            do
                position++;
            while (position < text.Length && Characters.IsBlank(text[position]));
            return position;
        }

        return c switch
        {
            '-' when At(text, position + 1) == '-' => EndOfLine(text, position),
            '/' when At(text, position + 1) == '*' && position + 2 < text.Length => EndOfComment(text, position),
            ByteOrderMark => position + 1,
            _ => position,
        };
    }

    private static int EndOfLine(string text, int position)
    {
        var end = text.IndexOf('\n', position);
        return end < 0 ? text.Length : end;
    }

    // An unterminated comment reaches to the end of the text, and is no error.
    private static int EndOfComment(string text, int position)
    {
        var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 2;
    }

    private static int Read(string text, int start, out TokenKind kind)
    {
        var c = text[start];
        if (c is 'x' or 'X' && At(text, start + 1) == '\'')
            return ReadBlob(text, start, out kind);
        if (Characters.IsDigit(c) || (c == '.' && Characters.IsDigit(At(text, start + 1))))
            return NumberLexer.Read(text, start, out kind);
        if (c != '$' && Characters.IsNamePart(c))
            return ReadWord(text, start, out kind);
        return c switch
        {
            '\'' or '"' or '`' => ReadQuoted(text, start, c, out kind),
            '[' => ReadBracketed(text, start, out kind),
            '?' => ReadNumberedVariable(text, start, out kind),
            '$' or '@' or '#' or ':' => ReadNamedVariable(text, start, out kind),
            _ => OperatorLexer.Read(c, At(text, start + 1), At(text, start + 2), out kind),
        };
    }

    private static int ReadWord(string text, int start, out TokenKind kind)
    {
        var end = start + 1;
        while (end < text.Length && Characters.IsNamePart(text[end]))
            end++;
        kind = Keywords.KindOf(text, start, end - start);
        return end - start;
    }

    private static int ReadQuoted(string text, int start, char quote, out TokenKind kind)
    {
        for (var end = text.IndexOf(quote, start + 1); end >= 0; end = text.IndexOf(quote, end + 2))
        {
            if (At(text, end + 1) != quote)
            {
                kind = quote == '\'' ? TokenKind.String : TokenKind.Identifier;
                return end + 1 - start;
            }

            if (end + 2 >= text.Length)
                break;
        }

        kind = TokenKind.Illegal;
        return text.Length - start;
    }

    private static int ReadBracketed(string text, int start, out TokenKind kind)
    {
        var end = text.IndexOf(']', start + 1);
        kind = end < 0 ? TokenKind.Illegal : TokenKind.Identifier;
        return (end < 0 ? text.Length : end + 1) - start;
    }

    private static int ReadBlob(string text, int start, out TokenKind kind)
    {
        var end = start + 2;
        while (Characters.IsHexDigit(At(text, end)))
            end++;
        kind = At(text, end) == '\'' && (end - start) % 2 == 0 ? TokenKind.Blob : TokenKind.Illegal;
        if (kind == TokenKind.Illegal)
        {
            end = text.IndexOf('\'', end);
            if (end < 0)
                return text.Length - start;
        }

        return end + 1 - start;
    }

    private static int ReadNumberedVariable(string text, int start, out TokenKind kind)
    {
        var end = start + 1;
        while (Characters.IsDigit(At(text, end)))
            end++;
        kind = TokenKind.Variable;
        return end - start;
    }

    // As Tcl writes them: names may hold "::" and end in an index without blanks, "$a::b(c)".
    private static int ReadNamedVariable(string text, int start, out TokenKind kind)
    {
        var end = start + 1;
        var hasName = false;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (Characters.IsNamePart(c))
            {
                hasName = true;
            }
            else if (c == '(' && hasName)
            {
                return ReadVariableIndex(text, start, end, out kind);
            }
            else if (c == ':' && At(text, end + 1) == ':')
            {
                end++;
            }
            else
            {
                break;
            }
        }

        kind = hasName ? TokenKind.Variable : TokenKind.Illegal;
        return end - start;
    }

    private static int ReadVariableIndex(string text, int start, int parenthesis, out TokenKind kind)
    {
        var end = parenthesis + 1;
        while (end < text.Length && text[end] != ')' && !Characters.IsBlank(text[end]))
            end++;
        kind = At(text, end) == ')' ? TokenKind.Variable : TokenKind.Illegal;
        return (kind == TokenKind.Variable ? end + 1 : end) - start;
    }

    internal static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
