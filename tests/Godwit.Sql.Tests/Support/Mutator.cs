using Godwit.Sql.Lexing;

namespace Godwit.Sql.Tests.Support;

/// <summary>Edits statements by a token or two, or by a character.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<string> otherStatements)
{
    private static readonly string[] Pieces =
    [
        "(", ")", ",", ".", ";", "+", "-", "*", "=", "<", "||", "->", "->>", "~", "'text'", "\"name\"", "[name]", "`name`", "x'00'", "1", "1.5", "1_000", "1__0",
        "?1", ":p", "#1", "$v(1)", "name", "é", "@", "/* c */", "--\n", "!=", "0x1F", "1a", "'open", "IS NOT", "NOT NULL", "NOT IN", "ORDER BY", "ON CONFLICT",
    ];

    private const string Characters = "'\"`[](),.;+-*/%=<>!|&~?:@$#xX0123456789_eE \t\n\r\f\v\\{}^abN\u00e9\u00a0\ufeff\u2028";

    public string Mutate(string sql) => random.Next(4) == 0 ? EditCharacters(sql) : EditTokens(sql);

    private string EditCharacters(string sql)
    {
        for (var edits = random.Next(3) == 0 ? 3 : 1; edits > 0 && sql.Length > 0; edits--)
        {
            var at = random.Next(sql.Length);
            var c = Characters[random.Next(Characters.Length)].ToString();
            sql = random.Next(3) switch
            {
                0 => sql.Remove(at, 1),
                1 => sql.Insert(at, c),
                _ => sql.Remove(at, 1).Insert(at, c),
            };
        }

        return sql;
    }

    private string EditTokens(string sql)
    {
        var tokens = Lexer.Tokenize(sql).Select(token => token.Of(sql)).ToList();
        if (tokens.Count == 0)
            return sql;
        for (var edits = random.Next(5) == 0 ? 2 : 1; edits > 0 && tokens.Count > 0; edits--)
            Edit(tokens);
        return string.Join(random.Next(20) == 0 ? "" : " ", tokens);
    }

    private void Edit(List<string> tokens)
    {
        var at = random.Next(tokens.Count);
        switch (random.Next(7))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                var with = random.Next(tokens.Count);
                (tokens[at], tokens[with]) = (tokens[with], tokens[at]);
                break;
            case 3:
                tokens[at] = Piece();
                break;
            case 4:
                tokens.Insert(at, Piece());
                break;
            case 5:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
            default:
                var other = otherStatements[random.Next(otherStatements.Count)];
                var pieces = Lexer.Tokenize(other).Select(token => token.Of(other)).ToList();
                var from = random.Next(Math.Max(pieces.Count, 1));
                tokens.InsertRange(at, pieces.Skip(from).Take(random.Next(1, 4)));
                break;
        }
    }

    private string Piece() =>
        random.Next(3) == 0 ? Pieces[random.Next(Pieces.Length)] : Keywords.All[random.Next(Keywords.All.Length)];
}
