using System.Collections.Immutable;
using System.Globalization;
using Godwit.Sql.Lexing;
using Godwit.Sql.Text;

namespace Godwit.Sql.Scripts;

/// <summary>Reads directives: <c>-- godwit: baseline, shrinks accounts</c>.</summary>
internal sealed class DirectiveParser(string text)
{
    private const string Marker = "godwit:";

    private const string Known =
        "baseline, idempotent, no-transaction, erases-plaintext, shrinks <table>, compatible-with <version>, allow GWnnnn";

    private readonly ImmutableArray<string>.Builder _shrinks = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _allowed = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<DirectiveProblem>.Builder _problems = ImmutableArray.CreateBuilder<DirectiveProblem>();
    private ScriptDirectives _flags = ScriptDirectives.None;

    public static ScriptDirectives Parse(string text) =>
        text.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) < 0 ? ScriptDirectives.None : new DirectiveParser(text).Parse();

    private ScriptDirectives Parse()
    {
        var isHead = true;
        var gap = 0;
        foreach (var token in Lexer.Tokenize(text))
        {
            ParseGap(gap, token.Start, isHead);
            gap = token.End;
            isHead = false;
        }

        ParseGap(gap, text.Length, isHead);
        var isEmpty = _shrinks.Count + _allowed.Count + _problems.Count == 0;
        return isEmpty ? _flags : _flags with { Shrinks = _shrinks.ToImmutable(), Allowed = _allowed.ToImmutable(), Problems = _problems.ToImmutable() };
    }

    /// <summary>Reads the comments between two tokens.</summary>
    private void ParseGap(int start, int end, bool isHead)
    {
        while (start < end)
        {
            var next = Lexer.EndOfTrivia(text, start);
            if (text[start] == '-')
                ParseComment(start + 2, next, isHead);
            start = next;
        }
    }

    private void ParseComment(int start, int end, bool isHead)
    {
        start = SkipBlanks(start, end);
        if (end - start < Marker.Length || string.Compare(text, start, Marker, 0, Marker.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return;
        for (var item = start + Marker.Length; item <= end;)
        {
            var comma = EndOfItem(item, end);
            var span = Trim(item, comma);
            if (isHead)
                Apply(span.Of(text), span);
            else
                Report(DirectiveProblemKind.Misplaced, span, $"The directive '{span.Of(text)}' has no effect here. Move it above the first statement of the script.");
            item = comma + 1;
        }
    }

    private void Apply(string directive, TextSpan span)
    {
        var blank = directive.IndexOfAny([' ', '\t']);
        var name = blank < 0 ? directive : directive.Substring(0, blank);
        var value = blank < 0 ? "" : directive.Substring(blank).Trim();
        switch (name)
        {
            case "shrinks" when IsName(value):
                _shrinks.Add(Names.Unquote(value));
                break;
            case "shrinks":
                Report(DirectiveProblemKind.BadValue, span, "'shrinks' needs the name of one table: '-- godwit: shrinks accounts'.");
                break;
            case "compatible-with" when Version(value) is { } version && _flags.CompatibleWith is null:
                _flags = _flags with { CompatibleWith = version };
                break;
            case "compatible-with":
                Report(DirectiveProblemKind.BadValue, span, "'compatible-with' needs one version, and may stand once: '-- godwit: compatible-with 12'.");
                break;
            case "allow" when IsRule(value):
                _allowed.Add(value);
                break;
            case "allow":
                Report(DirectiveProblemKind.BadValue, span, "'allow' needs the id of one rule: '-- godwit: allow GW3001, allow GW3002'.");
                break;
            default:
                ApplyFlag(name, value, span);
                break;
        }
    }

    private void ApplyFlag(string name, string value, TextSpan span)
    {
        var flags = name switch
        {
            "baseline" => _flags with { IsBaseline = true },
            "idempotent" => _flags with { IsIdempotent = true },
            "no-transaction" => _flags with { IsNoTransaction = true },
            "erases-plaintext" => _flags with { ErasesPlaintext = true },
            _ => null,
        };
        if (flags is null)
            Report(DirectiveProblemKind.Unknown, span, name.Length == 0 ? $"A directive is missing here. There are: {Known}." : $"There is no directive '{name}'. There are: {Known}.");
        else if (value.Length > 0)
            Report(DirectiveProblemKind.BadValue, span, $"'{name}' takes no value. Write '-- godwit: {name}'; several directives are separated by commas.");
        else
            _flags = flags;
    }

    private void Report(DirectiveProblemKind kind, TextSpan span, string message) =>
        _problems.Add(new DirectiveProblem(kind, span.Of(text), span, message));

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

    private int EndOfItem(int position, int end)
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

    private int SkipBlanks(int start, int end)
    {
        while (start < end && Characters.IsBlank(text[start]))
            start++;
        return start;
    }

    private TextSpan Trim(int start, int end)
    {
        start = SkipBlanks(start, end);
        while (end > start && Characters.IsBlank(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
