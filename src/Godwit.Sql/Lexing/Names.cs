namespace Godwit.Sql.Lexing;

/// <summary>Takes the quotes off names and text literals.</summary>
public static class Names
{
    /// <summary>What a name or a text literal says: without its quotes, doubled quotes inside it single.</summary>
    /// <param name="token">The token's text, quoted or bare.</param>
    public static string Unquote(string token)
    {
        if (token.Length < 2)
            return token;
        var quote = token[0];
        return quote switch
        {
            '[' => token.Substring(1, token.Length - 2),
            '"' or '`' or '\'' => Undouble(token.Substring(1, token.Length - 2), quote),
            _ => token,
        };
    }

    private static string Undouble(string inner, char quote)
    {
        if (inner.IndexOf(quote) < 0)
            return inner;
        var one = quote.ToString();
        return inner.Replace(one + one, one);
    }
}
