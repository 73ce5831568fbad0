namespace Godwit.Sql.Schema.Changes;

/// <summary>The blanks and comments behind a statement, which the engine keeps in some stored texts.</summary>
internal static class Trivia
{
    /// <summary>The offset of the semicolon, of the next token or of the end of the text behind an offset.</summary>
    public static int End(string text, int at)
    {
        while (at < text.Length)
        {
            if (IsBlank(text[at]))
                at++;
            else if (Starts(text, at, "--"))
                at = Behind(text, at, "\n");
            else if (Starts(text, at, "/*"))
                at = Behind(text, at + 2, "*/");
            else
                break;
        }

        return at;
    }

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private static bool Starts(string text, int at, string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    private static int Behind(string text, int at, string token) =>
        text.IndexOf(token, at, StringComparison.Ordinal) is var found and >= 0 ? found + token.Length : text.Length;
}
