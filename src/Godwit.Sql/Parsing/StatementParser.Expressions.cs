using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// Expressions by operator precedence, with a stack of what is still open instead of recursion.
internal sealed partial class StatementParser
{
    private static readonly Expression MissingExpression = new LiteralExpression(default, LiteralKind.Null, "");

    private Expression ParseExpression()
    {
        var floor = _frameCount;
        Enter();
        Expression operand;
        do
        {
            ParsePrefixes();
            operand = ParseOperand();
        }
        while (ContinuesBehind(ref operand, floor));

        ReduceAll(ref operand, floor);
        if (_frameCount > floor)
            Fail();
        while (_frameCount > floor)
            Pop();
        Leave();
        return operand;
    }

    private ImmutableArray<Expression> ParseExpressionList() => List(static parser => parser.ParseExpression());

    /// <summary>A list that may be empty, up to a closing parenthesis that is left where it is.</summary>
    private ImmutableArray<Expression> ParseOptionalExpressionList()
    {
        _height = 0;
        return _kind == TokenKind.RightParenthesis ? [] : ParseExpressionList();
    }

    private void ParsePrefixes()
    {
        while (true)
        {
            switch (_kind)
            {
                case TokenKind.LeftParenthesis when !IsSubqueryNext():
                    PushParenthesis();
                    break;
                case TokenKind.Not:
                    PushUnary(UnaryOperator.Not, Precedence.Not);
                    break;
                case TokenKind.Minus:
                    PushUnary(UnaryOperator.Minus, Precedence.Prefix);
                    break;
                case TokenKind.Plus:
                    PushUnary(UnaryOperator.Plus, Precedence.Prefix);
                    break;
                case TokenKind.Tilde:
                    PushUnary(UnaryOperator.BitNot, Precedence.Prefix);
                    break;
                default:
                    return;
            }

            Advance();
        }
    }

    private bool IsSubqueryNext() => NextKind(1) is TokenKind.Select or TokenKind.Values or TokenKind.With;

    /// <summary>Takes what may follow an operand; true where another operand must come.</summary>
    private bool ContinuesBehind(ref Expression operand, int floor)
    {
        while (true)
        {
            switch (_kind)
            {
                case TokenKind.RightParenthesis:
                    if (!CloseParentheses(ref operand, floor))
                        return false;
                    break;
                case TokenKind.Comma:
                    return ContinueRow(ref operand, floor);
                case TokenKind.And when IsBetweenOpen(ref operand, floor):
                    TurnToUpperBound(operand);
                    return true;
                case TokenKind.Escape:
                    return TurnToEscape(ref operand, floor);
                case TokenKind.Between:
                    PushBetween(operand, floor, isNot: false);
                    return true;
                case TokenKind.Like or TokenKind.Glob or TokenKind.Regexp or TokenKind.Match:
                    PushLike(operand, floor, isNot: false);
                    return true;
                case TokenKind.Collate:
                    ParseCollate(ref operand, floor);
                    break;
                case TokenKind.IsNull or TokenKind.NotNull:
                    ParseNullTest(ref operand, floor);
                    break;
                case TokenKind.In:
                    ParseIn(ref operand, floor, isNot: false);
                    break;
                case TokenKind.Not:
                    if (ParseInfixNot(ref operand, floor))
                        return true;
                    break;
                default:
                    return PushBinary(operand, floor);
            }
        }
    }
}
