using System.Globalization;
using Godwit.Sql.Lexing;
using Godwit.Sql.Text;

namespace Godwit.Sql.Scripts;

/// <summary>Reads directives: <c>-- godwit: baseline, shrinks accounts</c>.</summary>
internal static class DirectiveParser
{
    private const string Marker = "godwit:";

    private const string Known =
        "baseline, idempotent, no-transaction, erases-plaintext, shrinks <table>, compatible-with <version>, allow GWnnnn";

    public static ScriptDirectives Parse(string text)
    {
        var result = ScriptDirectives.None;
        var isHead = true;
        if (text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) < 0)
            return result;
        var gap = 0;
        foreach (var token in Lexer.Tokenize(text))
        {
            result = ParseGap(text, gap, token.Start, isHead, result);
            gap = token.End;
            isHead = false;
        }

        return ParseGap(text, gap, text.Length, isHead, result);
    }

    private static ScriptDirectives ParseGap(string text, int start, int end, bool isHead, ScriptDirectives result)
    {
        while (start < end)
        {
            var next = Lexer.EndOfTrivia(text, start);
            if (text[start] == '-')
                result = ParseComment(text, start + 2, next, isHead, result);
            start = next;
        }

        return result;
    }

    private static ScriptDirectives ParseComment(string text, int start, int end, bool isHead, ScriptDirectives result)
    {
        start = SkipBlanks(text, start, end);
        if (end - start < Marker.Length || string.Compare(text, start, Marker, 0, Marker.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return result;
        for (var item = start + Marker.Length; item <= end;)
        {
            var comma = EndOfItem(text, item, end);
            var span = Trim(text, item, comma);
            result = isHead ? Apply(span.Of(text), span, result) : Misplaced(span.Of(text), span, result);
            item = comma + 1;
        }

        return result;
    }

    private static ScriptDirectives Apply(string directive, TextSpan span, ScriptDirectives result)
    {
        var blank = directive.IndexOfAny([' ', '\t']);
        var name = blank < 0 ? directive : directive.Substring(0, blank);
        var value = blank < 0 ? "" : directive.Substring(blank).Trim();
        return (name, value) switch
        {
            ("baseline", "") => result with { IsBaseline = true },
            ("idempotent", "") => result with { IsIdempotent = true },
            ("no-transaction", "") => result with { IsNoTransaction = true },
            ("erases-plaintext", "") => result with { ErasesPlaintext = true },
            ("baseline" or "idempotent" or "no-transaction" or "erases-plaintext", _) =>
                BadValue($"'{name}' takes no value. Write '-- godwit: {name}'; several directives are separated by commas."),
            ("shrinks", _) when IsName(value) => result with { Shrinks = result.Shrinks.Add(Names.Unquote(value)) },
            ("shrinks", _) => BadValue("'shrinks' needs the name of one table: '-- godwit: shrinks accounts'."),
            ("compatible-with", _) when Version(value) is { } version && result.CompatibleWith is null => result with { CompatibleWith = version },
            ("compatible-with", _) => BadValue("'compatible-with' needs one version, and may stand once: '-- godwit: compatible-with 12'."),
            ("allow", _) when IsRule(value) => result with { Allowed = result.Allowed.Add(value) },
            ("allow", _) => BadValue("'allow' needs the id of one rule: '-- godwit: allow GW3001, allow GW3002'."),
            ("", _) => Problem(DirectiveProblemKind.Unknown, $"A directive is missing here. There are: {Known}."),
            _ => Problem(DirectiveProblemKind.Unknown, $"There is no directive '{name}'. There are: {Known}."),
        };

        ScriptDirectives BadValue(string message) => Problem(DirectiveProblemKind.BadValue, message);

        ScriptDirectives Problem(DirectiveProblemKind kind, string message) =>
            result with { Problems = result.Problems.Add(new DirectiveProblem(kind, directive, span, message)) };
    }

    private static ScriptDirectives Misplaced(string directive, TextSpan span, ScriptDirectives result) => result with
    {
        Problems = result.Problems.Add(new DirectiveProblem(
            DirectiveProblemKind.Misplaced,
            directive,
            span,
            $"The directive '{directive}' has no effect here. Move it above the first statement of the script.")),
    };

    private static bool IsName(string value)
    {
        var tokens = Lexer.Tokenize(value);
        return tokens.Length == 1 && tokens[0].Length == value.Length
            && (tokens[0].Kind is TokenKind.Identifier or TokenKind.String || Keywords.IsKeyword(tokens[0].Kind));
    }

    private static long? Version(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static bool IsRule(string value) =>
        value.Length == 6 && value.StartsWith("GW", StringComparison.Ordinal) && value.Skip(2).All(Characters.IsDigit);

    private static int EndOfItem(string text, int position, int end)
    {
        var quote = '\0';
        for (; position < end; position++)
        {
            var c = text[position];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' or '`' or '[')
                quote = c == '[' ? ']' : c;
            else if (c == ',')
                break;
        }

        return position;
    }

    private static int SkipBlanks(string text, int start, int end)
    {
        while (start < end && Characters.IsBlank(text[start]))
            start++;
        return start;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        start = SkipBlanks(text, start, end);
        while (end > start && Characters.IsBlank(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
