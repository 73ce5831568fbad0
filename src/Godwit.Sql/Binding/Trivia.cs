namespace Godwit.Sql.Binding;

/// <summary>Blanks and comments between tokens.</summary>
internal static class Trivia
{
    /// <summary>The offset of the first token at or behind an offset; the end of the text where none follows.</summary>
    public static int NextToken(string text, int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v')
                at++;
            else if (c == '-' && at + 1 < text.Length && text[at + 1] == '-')
                at = End(text.IndexOf('\n', at), text, 0);
            else if (c == '/' && at + 1 < text.Length && text[at + 1] == '*')
                at = End(text.IndexOf("*/", at + 2, StringComparison.Ordinal), text, 2);
            else
                break;
        }

        return at;
    }

    private static int End(int found, string text, int length) => found < 0 ? text.Length : found + length;
}
