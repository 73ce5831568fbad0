using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Text;

namespace Godwit.Sql.Parsing;

/// <summary>
/// A parser by recursive descent for SQLite's grammar (sqlite.org/src/file/src/parse.y), one file per family of statements.
/// </summary>
/// <remarks>
/// The first error ends a statement: from then on the parser sees nothing but the end of the input, so that every loop
/// ends and every method returns something, which is thrown away. A keyword that may be a name is first tried as itself,
/// as the engine does: methods look for the keywords of their place before they look for a name.
/// </remarks>
internal sealed partial class StatementParser(string text, ImmutableArray<Token> tokens)
{
    private const TokenKind EndOfInput = (TokenKind)255;

    private int _first;
    private int _position;
    private int _limit;
    private int _lastEnd;
    private TokenKind _kind;
    private bool _isInBody;
    private SyntaxDiagnostic? _error;

    /// <summary>An error of what was put together last, which counts only if the token at hand fits the grammar.</summary>
    private SyntaxDiagnostic? _pending;

    /// <summary>How many tokens were looked at: what makes linear work visible without a clock.</summary>
    public long Steps { get; private set; }

    /// <summary>Parses the statement that reaches from one token up to, and not including, another.</summary>
    public ScriptStatement Parse(int first, int limit)
    {
        _first = _position = first;
        _limit = limit;
        _error = _pending = null;
        _isInBody = false;
        _depth = 0;
        _frameCount = 0;
        Load();
        var syntax = ParseStatement();
        if (_kind != TokenKind.Semicolon && _kind != EndOfInput)
            Fail();
        _error ??= _pending;
        var span = TextSpan.FromBounds(tokens[first].Start, tokens[limit - 1].End);
        return new ScriptStatement(span, _error is null ? syntax : null, _error);
    }

    private int Start => _position < _limit ? tokens[_position].Start : _lastEnd;

    private void Load()
    {
        Steps++;
        _kind = _position < _limit ? tokens[_position].Kind : EndOfInput;
        if (_kind is TokenKind.Over or TokenKind.Filter or TokenKind.Window)
            _kind = WindowKeywords.Resolve(tokens, _position, _position > _first);
    }

    private void Advance()
    {
        if (_error is not null)
            return;
        if (_pending is not null)
        {
            _error = _pending;
            _kind = EndOfInput;
            return;
        }

        _lastEnd = tokens[_position].End;
        _position++;
        Load();
    }

    private bool Accept(TokenKind kind)
    {
        if (_kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_kind == kind)
            Advance();
        else
            Fail();
    }

    private bool Is(TokenClass tokenClass) => (TokenClasses.Of(_kind) & tokenClass) != TokenClass.None;

    private TokenKind NextKind(int distance) =>
        _error is null && _position + distance < _limit ? tokens[_position + distance].Kind : EndOfInput;

    private TextSpan From(int start) => TextSpan.FromBounds(start, Math.Max(start, _lastEnd));

    /// <summary>Reports the token at hand as SQLite would, and ends the statement.</summary>
    private void Fail()
    {
        // A body that nobody ends is cut before the next statement, whose first token is the one that does not fit.
        var isCut = _isInBody && _limit < tokens.Length;
        if (_position >= _limit && !isCut)
        {
            Fail("incomplete input", new TextSpan(_limit > _first ? tokens[_limit - 1].End : 0, 0));
            return;
        }

        var token = tokens[_position];
        var message = token.Kind == TokenKind.Illegal ? $"unrecognized token: \"{token.Of(text)}\"" : Near(token);
        Fail(message, token.Span);
    }

    private string Near(Token token) => $"near \"{token.Of(text)}\": syntax error";

    private void Fail(string message, TextSpan span)
    {
        _error ??= new SyntaxDiagnostic(message, span);
        _kind = EndOfInput;
    }

    /// <summary>Reports what the engine finds when it puts together what was read: at the next token, if that one fits.</summary>
    private void FailUnlessNextFails(string message, TextSpan span) => _pending ??= new SyntaxDiagnostic(message, span);

    private T FailWith<T>(T missing)
    {
        Fail();
        return missing;
    }

    /// <summary>One or more of something, between commas. The height is that of the highest.</summary>
    private ImmutableArray<T> List<T>(Func<StatementParser, T> parseItem)
    {
        var item = parseItem(this);
        if (_kind != TokenKind.Comma)
            return [item];
        var height = _height;
        var items = ImmutableArray.CreateBuilder<T>();
        items.Add(item);
        while (Accept(TokenKind.Comma))
        {
            items.Add(parseItem(this));
            height = Math.Max(height, _height);
        }

        _height = height;
        return items.DrainToImmutable();
    }
}
