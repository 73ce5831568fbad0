using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.Generators;

/// <summary>Which part of a string literal's text stands for each character of its value.</summary>
internal static class LiteralCharacters
{
    /// <summary>Start and end of each character, relative to the token.</summary>
    public static IReadOnlyList<(int Start, int End)> Of(SyntaxToken token)
    {
        var text = token.Text;
        return token.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken => Plain(Quotes(text), text.Length - Quotes(text)).ToList(),
            SyntaxKind.MultiLineRawStringLiteralToken => MultiLine(text).ToList(),
            _ when text[0] == '@' => Verbatim(text).ToList(),
            _ => Regular(text).ToList(),
        };
    }

    private static int Quotes(string text) => text.Length - text.TrimStart('"').Length;

    private static IEnumerable<(int Start, int End)> Plain(int start, int end)
    {
        for (var position = start; position < end; position++)
            yield return (position, position + 1);
    }

    private static IEnumerable<(int Start, int End)> Verbatim(string text)
    {
        for (var position = 2; position < text.Length - 1; position++)
        {
            var start = position;
            if (text[position] == '"')
                position++;
            yield return (start, position + 1);
        }
    }

    private static IEnumerable<(int Start, int End)> Regular(string text)
    {
        for (var position = 1; position < text.Length - 1;)
        {
            var length = text[position] == '\\' ? EscapeLength(text, position) : 1;
            yield return (position, position + length);
            // \U may stand for two characters.
            if (length == 10 && text[position + 1] == 'U' && int.Parse(text.Substring(position + 2, 8), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture) > 0xFFFF)
                yield return (position, position + length);
            position += length;
        }
    }

    private static int EscapeLength(string text, int position)
    {
        switch (text[position + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                var length = 2;
                while (length < 6 && Uri.IsHexDigit(text[position + length]))
                    length++;
                return length;
            default:
                return 2;
        }
    }

    // The lines between the first and the last one, without the indentation of the last.
    private static IEnumerable<(int Start, int End)> MultiLine(string text)
    {
        var lastLine = text.LastIndexOf('\n') + 1;
        var indentation = text.Substring(lastLine).Length - text.Substring(lastLine).TrimStart().Length;
        var contentEnd = text[lastLine - 2] == '\r' ? lastLine - 2 : lastLine - 1;
        for (var line = text.IndexOf('\n') + 1; line < contentEnd;)
        {
            var next = text.IndexOf('\n', line) + 1;
            var end = Math.Min(next, contentEnd);
            var start = Math.Min(line + indentation, EndOfBlank(text, line, end));
            foreach (var character in Plain(start, end))
                yield return character;
            line = next;
        }
    }

    // A blank line may be shorter than the indentation; its end belongs to the value all the same.
    private static int EndOfBlank(string text, int line, int end)
    {
        var position = line;
        while (position < end && text[position] is ' ' or '\t')
            position++;
        return position < end && text[position] is not ('\r' or '\n') ? int.MaxValue : position;
    }
}
