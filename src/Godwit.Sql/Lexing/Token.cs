using Godwit.Sql.Text;

namespace Godwit.Sql.Lexing;

/// <summary>One token of a script. Blanks and comments are what lies between tokens.</summary>
/// <param name="Kind">The kind; keywords have kinds of their own.</param>
/// <param name="Start">The offset of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units, at least 1.</param>
public readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    /// <summary>The offset just behind the token.</summary>
    public int End => Start + Length;

    /// <summary>The token's place.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>The token's text.</summary>
    /// <param name="text">The text that was tokenized.</param>
    public string Of(string text) => text.Substring(Start, Length);
}
