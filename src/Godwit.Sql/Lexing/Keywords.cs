using System.Collections.Immutable;

namespace Godwit.Sql.Lexing;

/// <summary>SQLite's keywords. Their spelling follows from the names of their kinds.</summary>
public static class Keywords
{
    private const int Slots = 1024;
    private const int LongestKeyword = 17;
    private static readonly (string Name, TokenKind Kind)[] ByHash = BuildTable();

    /// <summary>All keywords, upper case, in the order of their kinds.</summary>
    public static ImmutableArray<string> All { get; } =
        [.. Enumerable.Range((int)TokenKind.Abort, TokenKind.Without - TokenKind.Abort + 1).Select(kind => Spelling((TokenKind)kind))];

    /// <summary>Whether a kind is a keyword's.</summary>
    /// <param name="kind">Any kind.</param>
    public static bool IsKeyword(TokenKind kind) => kind >= TokenKind.Abort;

    /// <summary>The kind of a bare word: a keyword's, or <see cref="TokenKind.Identifier"/>.</summary>
    /// <param name="text">The text that holds the word.</param>
    /// <param name="start">Where the word starts.</param>
    /// <param name="length">Its length.</param>
    internal static TokenKind KindOf(string text, int start, int length)
    {
        if (length is < 2 or > LongestKeyword)
            return TokenKind.Identifier;
        for (var slot = Hash(text, start, length); ByHash[slot].Name is { } name; slot = (slot + 1) % Slots)
        {
            if (name.Length == length && EqualsIgnoringCase(text, start, name))
                return ByHash[slot].Kind;
        }

        return TokenKind.Identifier;
    }

    private static (string, TokenKind)[] BuildTable()
    {
        var table = new (string Name, TokenKind Kind)[Slots];
        for (var kind = TokenKind.Abort; kind <= TokenKind.Without; kind++)
        {
            var name = Spelling(kind);
            var slot = Hash(name, 0, name.Length);
            while (table[slot].Name is not null)
                slot = (slot + 1) % Slots;
            table[slot] = (name, kind);
        }

        return table;
    }

    private static string Spelling(TokenKind kind) => kind switch
    {
        TokenKind.CurrentDate => "CURRENT_DATE",
        TokenKind.CurrentTime => "CURRENT_TIME",
        TokenKind.CurrentTimestamp => "CURRENT_TIMESTAMP",
        _ => kind.ToString().ToUpperInvariant(),
    };

    // 0x20 is the bit between the cases of a letter; words with other characters only collide more.
    private static int Hash(string text, int start, int length) =>
        (((text[start] | 0x20) * 37) + ((text[start + 1] | 0x20) * 7) + ((text[start + length - 1] | 0x20) * 113) + (length * 331)) & (Slots - 1);

    private static bool EqualsIgnoringCase(string text, int start, string upper)
    {
        for (var i = 0; i < upper.Length; i++)
        {
            var c = text[start + i];
            if (c != upper[i] && (c is < 'a' or > 'z' || c - 0x20 != upper[i]))
                return false;
        }

        return true;
    }
}
