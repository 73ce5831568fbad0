using System.Text;

namespace Godwit.Sql.Schema.Modules;

/// <summary>Reads the words of a module's argument; modules do this by rules of their own, not by SQL's.</summary>
internal static class ArgumentReader
{
    /// <summary>Whether a character opens a quoted word.</summary>
    public static bool IsQuote(char c) => c is '\'' or '"' or '`' or '[';

    /// <summary>Whether a character can stand in a bare word.</summary>
    public static bool IsWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '\x1a' or > '\x7f';

    /// <summary>The offset of the first character that is no blank.</summary>
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;
        return at;
    }

    /// <summary>The word at an offset without its quotes, and where it ends; null where there is none.</summary>
    public static (string Word, int End)? Word(string text, int at)
    {
        if (at < text.Length && IsQuote(text[at]))
            return Quoted(text, at);
        var end = at;
        while (end < text.Length && IsWord(text[end]))
            end++;
        return end == at ? null : (text.Substring(at, end - at), end);
    }

    /// <summary>A value without the quotes around it.</summary>
    public static string Dequote(string text) => text.Length > 0 && IsQuote(text[0]) ? Quoted(text, 0).Word : text;

    private static (string Word, int End) Quoted(string text, int at)
    {
        var close = text[at] == '[' ? ']' : text[at];
        var word = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != close)
            {
                word.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == close)
            {
                word.Append(close);
                i++;
            }
            else
            {
                return (word.ToString(), i + 1);
            }
        }

        return (word.ToString(), text.Length);
    }
}
