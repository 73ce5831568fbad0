using Godwit.Sql.Lexing;

namespace Godwit.Generators;

/// <summary>Finds <c>PRAGMA user_version = …</c>, which takes the fast check's place in the file.</summary>
internal static class UserVersion
{
    public static bool IsSetBy(string text)
    {
        if (text.IndexOf("user_version", StringComparison.OrdinalIgnoreCase) < 0)
            return false;

        var tokens = Lexer.Tokenize(text);
        for (var index = 1; index + 1 < tokens.Length; index++)
        {
            if (tokens[index].Of(text).Trim('"', '[', ']', '`').Equals("user_version", StringComparison.OrdinalIgnoreCase)
                && tokens[index + 1].Kind is TokenKind.Equal or TokenKind.LeftParenthesis
                && (tokens[index - 1].Kind == TokenKind.Pragma || tokens[index - 1].Kind == TokenKind.Dot))
                return true;
        }

        return false;
    }
}
