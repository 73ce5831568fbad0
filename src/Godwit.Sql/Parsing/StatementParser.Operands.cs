using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// What stands between operators.
internal sealed partial class StatementParser
{
    private Expression ParseOperand()
    {
        _height = 1;
        switch (_kind)
        {
            case TokenKind.LeftParenthesis:
                return ParseSubquery();
            case TokenKind.Exists:
                return ParseExists();
            case TokenKind.Case:
                return ParseCase();
            case TokenKind.Cast:
                return ParseCast();
            case TokenKind.Raise:
                return ParseRaise();
            case TokenKind.Variable:
                return ParseParameter();
        }

        if (LiteralKindOf(_kind) is { } literal && !IsQuotedTableNext())
            return ParseLiteral(literal);
        return Is(TokenClass.Operand | TokenClass.String) ? ParseColumnOrFunction() : FailWith(MissingExpression);
    }

    private bool IsQuotedTableNext() => _kind == TokenKind.String && NextKind(1) == TokenKind.Dot;

    private static LiteralKind? LiteralKindOf(TokenKind kind) => kind switch
    {
        TokenKind.Null => LiteralKind.Null,
        TokenKind.Integer or TokenKind.SeparatedNumber => LiteralKind.Integer,
        TokenKind.Float => LiteralKind.Float,
        TokenKind.String => LiteralKind.String,
        TokenKind.Blob => LiteralKind.Blob,
        TokenKind.CurrentDate => LiteralKind.CurrentDate,
        TokenKind.CurrentTime => LiteralKind.CurrentTime,
        TokenKind.CurrentTimestamp => LiteralKind.CurrentTimestamp,
        _ => null,
    };

    private LiteralExpression ParseLiteral(LiteralKind kind)
    {
        var token = tokens[_position];
        Advance();
        var literal = token.Of(text);
        if (token.Kind == TokenKind.SeparatedNumber)
        {
            if (SeparatedNumber.Check(literal) is { } refused)
                FailUnlessNextFails($"unrecognized token: \"{refused}\"", token.Span);
            kind = SeparatedNumber.IsFloat(literal) ? LiteralKind.Float : LiteralKind.Integer;
        }

        return new LiteralExpression(token.Span, kind, literal);
    }

    private ParameterExpression ParseParameter()
    {
        var token = tokens[_position];
        Advance();
        if (text[token.Start] == '#' && Characters.IsDigit(text[token.Start + 1]))
            FailUnlessNextFails(Near(token), token.Span);
        return new ParameterExpression(token.Span, token.Of(text));
    }

    private Expression ParseColumnOrFunction()
    {
        var token = tokens[_position];
        Advance();
        return _kind switch
        {
            TokenKind.Dot => ParseColumn(token),
            TokenKind.LeftParenthesis => ParseFunction(CreateName(token)),
            _ => new ColumnExpression(token.Span, null, null, CreateName(token)),
        };
    }

    private ColumnExpression ParseColumn(Token first)
    {
        Advance();
        var second = ParseName();
        if (!Accept(TokenKind.Dot))
            return new ColumnExpression(From(first.Start), null, CreateName(first), second);
        var third = ParseName();
        return new ColumnExpression(From(first.Start), CreateName(first), second, third);
    }

    private SubqueryExpression ParseSubquery()
    {
        var start = Start;
        var select = ParseSelectInParentheses();
        _height = Above(_height);
        return new SubqueryExpression(From(start), select);
    }

    private ExistsExpression ParseExists()
    {
        var start = Start;
        Advance();
        var select = ParseSelectInParentheses();
        _height = Above(_height);
        return new ExistsExpression(From(start), select);
    }

    private SelectStatement ParseSelectInParentheses()
    {
        Expect(TokenKind.LeftParenthesis);
        var select = ParseSelect();
        Expect(TokenKind.RightParenthesis);
        return select;
    }

    private CastExpression ParseCast()
    {
        var start = Start;
        Advance();
        Expect(TokenKind.LeftParenthesis);
        var operand = ParseExpression();
        Expect(TokenKind.As);
        var type = ParseTypeName();
        Expect(TokenKind.RightParenthesis);
        _height = Above(_height);
        return new CastExpression(From(start), operand, type);
    }

    private CaseExpression ParseCase()
    {
        var start = Start;
        var height = 0;
        Advance();
        Expression? operand = null;
        if (_kind != TokenKind.When)
        {
            operand = ParseExpression();
            height = _height;
        }

        var branches = ImmutableArray.CreateBuilder<CaseBranch>();
        do
        {
            branches.Add(ParseCaseBranch());
            height = Math.Max(height, _height);
        }
        while (_kind == TokenKind.When);
        Expression? otherwise = null;
        if (Accept(TokenKind.Else))
        {
            otherwise = ParseExpression();
            height = Math.Max(height, _height);
        }

        Expect(TokenKind.End);
        _height = Above(height);
        return new CaseExpression(From(start), operand, branches.DrainToImmutable(), otherwise);
    }

    private CaseBranch ParseCaseBranch()
    {
        var start = Start;
        Expect(TokenKind.When);
        var condition = ParseExpression();
        var height = _height;
        Expect(TokenKind.Then);
        var result = ParseExpression();
        _height = Math.Max(height, _height);
        return new CaseBranch(From(start), condition, result);
    }

    private RaiseExpression ParseRaise()
    {
        var start = Start;
        Advance();
        Expect(TokenKind.LeftParenthesis);
        RaiseAction? action = _kind switch
        {
            TokenKind.Ignore => RaiseAction.Ignore,
            TokenKind.Rollback => RaiseAction.Rollback,
            TokenKind.Abort => RaiseAction.Abort,
            TokenKind.Fail => RaiseAction.Fail,
            _ => null,
        };
        if (action is null)
            Fail();
        Advance();
        Expression? message = null;
        if (action != RaiseAction.Ignore)
        {
            Expect(TokenKind.Comma);
            message = ParseExpression();
        }

        Expect(TokenKind.RightParenthesis);
        return new RaiseExpression(From(start), action ?? default, message);
    }
}
