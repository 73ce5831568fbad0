using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// Operators between operands and behind them.
internal sealed partial class StatementParser
{
    private bool PushBinary(Expression operand, int floor)
    {
        var (op, precedence) = _kind switch
        {
            TokenKind.Or => (BinaryOperator.Or, Precedence.Or),
            TokenKind.And => (BinaryOperator.And, Precedence.And),
            TokenKind.Equal => (BinaryOperator.Equal, Precedence.Equality),
            TokenKind.NotEqual => (BinaryOperator.NotEqual, Precedence.Equality),
            TokenKind.Is => (BinaryOperator.Is, Precedence.Equality),
            TokenKind.Less => (BinaryOperator.Less, Precedence.Comparison),
            TokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, Precedence.Comparison),
            TokenKind.Greater => (BinaryOperator.Greater, Precedence.Comparison),
            TokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, Precedence.Comparison),
            TokenKind.Ampersand => (BinaryOperator.BitAnd, Precedence.Bitwise),
            TokenKind.Pipe => (BinaryOperator.BitOr, Precedence.Bitwise),
            TokenKind.ShiftLeft => (BinaryOperator.ShiftLeft, Precedence.Bitwise),
            TokenKind.ShiftRight => (BinaryOperator.ShiftRight, Precedence.Bitwise),
            TokenKind.Plus => (BinaryOperator.Add, Precedence.Additive),
            TokenKind.Minus => (BinaryOperator.Subtract, Precedence.Additive),
            TokenKind.Star => (BinaryOperator.Multiply, Precedence.Multiplicative),
            TokenKind.Slash => (BinaryOperator.Divide, Precedence.Multiplicative),
            TokenKind.Percent => (BinaryOperator.Modulo, Precedence.Multiplicative),
            TokenKind.Concat => (BinaryOperator.Concat, Precedence.Concat),
            TokenKind.Arrow => (tokens[_position].Length == 2 ? BinaryOperator.Arrow : BinaryOperator.LongArrow, Precedence.Concat),
            _ => (default, (byte)0),
        };
        if (precedence == 0)
            return false;
        Reduce(ref operand, floor, precedence);
        Advance();
        if (op == BinaryOperator.Is)
            op = ParseRestOfIs();
        Push(new OperatorFrame { Kind = FrameKind.Binary, Precedence = precedence, Operator = (byte)op }, operand);
        return true;
    }

    private BinaryOperator ParseRestOfIs()
    {
        var isNot = Accept(TokenKind.Not);
        if (!Accept(TokenKind.Distinct))
            return isNot ? BinaryOperator.IsNot : BinaryOperator.Is;
        Expect(TokenKind.From);
        return isNot ? BinaryOperator.IsNotDistinctFrom : BinaryOperator.IsDistinctFrom;
    }

    /// <summary>NOT NULL, NOT IN, NOT BETWEEN or NOT LIKE; true where an operand must follow.</summary>
    private bool ParseInfixNot(ref Expression operand, int floor)
    {
        // As an infix, NOT binds to the right: "NOT a NOT NULL" is "NOT (a NOT NULL)".
        Reduce(ref operand, floor, Precedence.Not + 1);
        Advance();
        switch (_kind)
        {
            case TokenKind.Null:
                Advance();
                operand = NullTest(operand, isNotNull: true);
                return false;
            case TokenKind.In:
                ParseIn(ref operand, floor, isNot: true);
                return false;
            case TokenKind.Between:
                PushBetween(operand, floor, isNot: true);
                return true;
            case TokenKind.Like or TokenKind.Glob or TokenKind.Regexp or TokenKind.Match:
                PushLike(operand, floor, isNot: true);
                return true;
            default:
                Fail();
                return false;
        }
    }

    private void PushLike(Expression operand, int floor, bool isNot)
    {
        var op = _kind switch
        {
            TokenKind.Like => LikeOperator.Like,
            TokenKind.Glob => LikeOperator.Glob,
            TokenKind.Regexp => LikeOperator.Regexp,
            _ => LikeOperator.Match,
        };
        Reduce(ref operand, floor, Precedence.Equality);
        Advance();
        Push(new OperatorFrame { Kind = FrameKind.Like, Precedence = Precedence.Equality, Operator = (byte)op, IsNot = isNot }, operand);
    }

    /// <summary>ESCAPE belongs to the nearest LIKE that waits for its pattern.</summary>
    private bool TurnToEscape(ref Expression operand, int floor)
    {
        while (_frameCount > floor && Top.Precedence > 0 && Top.Kind != FrameKind.Like)
            ReduceOne(ref operand);
        if (_frameCount == floor || Top.Kind != FrameKind.Like)
            return false;
        Advance();
        Top.Kind = FrameKind.LikeEscape;
        Top.Middle = operand;
        Top.Height = Math.Max(Top.Height, _height);
        return true;
    }

    private void PushBetween(Expression operand, int floor, bool isNot)
    {
        Reduce(ref operand, floor, Precedence.Equality);
        Advance();
        Push(new OperatorFrame { Kind = FrameKind.BetweenLow, IsNot = isNot }, operand);
    }

    private bool IsBetweenOpen(ref Expression operand, int floor)
    {
        Reduce(ref operand, floor, Precedence.And);
        return _frameCount > floor && Top.Kind == FrameKind.BetweenLow;
    }

    private void TurnToUpperBound(Expression low)
    {
        Advance();
        Top.Kind = FrameKind.BetweenHigh;
        Top.Precedence = Precedence.Equality;
        Top.Middle = low;
        Top.Height = Math.Max(Top.Height, _height);
    }

    private void ParseCollate(ref Expression operand, int floor)
    {
        Reduce(ref operand, floor, Precedence.Collate);
        Advance();
        var collation = ParseName(TokenClass.Alias);
        _height = Above(_height);
        operand = new CollateExpression(From(operand.Span.Start), operand, collation);
    }

    private void ParseNullTest(ref Expression operand, int floor)
    {
        Reduce(ref operand, floor, Precedence.Equality);
        var isNotNull = _kind == TokenKind.NotNull;
        Advance();
        operand = NullTest(operand, isNotNull);
    }

    private NullTestExpression NullTest(Expression operand, bool isNotNull)
    {
        _height = Above(_height);
        return new NullTestExpression(From(operand.Span.Start), operand, isNotNull);
    }

    private void ParseIn(ref Expression operand, int floor, bool isNot)
    {
        Reduce(ref operand, floor, Precedence.Equality);
        Advance();
        var height = _height;
        operand = ParseRestOfIn(operand, isNot);
        _height = Above(Math.Max(height, _height));
        if (isNot)
            _height = Above(_height);
    }

    private Expression ParseRestOfIn(Expression operand, bool isNot)
    {
        var start = operand.Span.Start;
        if (_kind != TokenKind.LeftParenthesis)
        {
            var table = ParseQualifiedName();
            _height = 0;
            var isCall = Accept(TokenKind.LeftParenthesis);
            var arguments = isCall ? ParseOptionalExpressionList() : [];
            if (isCall)
                Expect(TokenKind.RightParenthesis);
            return new InTableExpression(From(start), operand, isNot, table, isCall, arguments);
        }

        if (IsSubqueryNext())
        {
            var select = ParseSelectInParentheses();
            return new InSelectExpression(From(start), operand, isNot, select);
        }

        Advance();
        var items = ParseOptionalExpressionList();
        Expect(TokenKind.RightParenthesis);
        return new InListExpression(From(start), operand, isNot, items);
    }
}
