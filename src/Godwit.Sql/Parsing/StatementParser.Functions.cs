using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// Calls of functions, and windows.
internal sealed partial class StatementParser
{
    private FunctionExpression ParseFunction(Name function)
    {
        var height = 0;
        var quantifier = SelectQuantifier.None;
        ImmutableArray<Expression> arguments = [];
        ImmutableArray<OrderingTerm> orderBy = [];
        Advance();
        var isStar = Accept(TokenKind.Star);
        if (!isStar)
        {
            quantifier = ParseQuantifier();
            _height = 0;
            if (_kind is not (TokenKind.RightParenthesis or TokenKind.Order))
                arguments = ParseExpressionList();
            height = _height;
            orderBy = ParseOrderBy();
        }

        Expect(TokenKind.RightParenthesis);
        var filter = ParseFilter();
        var over = ParseOver();
        _height = Above(height);
        return new FunctionExpression(From(function.Span.Start), function, isStar, quantifier, arguments, orderBy, filter, over);
    }

    private Expression? ParseFilter()
    {
        if (!Accept(TokenKind.Filter))
            return null;
        Expect(TokenKind.LeftParenthesis);
        Expect(TokenKind.Where);
        var condition = ParseExpression();
        Expect(TokenKind.RightParenthesis);
        return condition;
    }

    private OverClause? ParseOver()
    {
        var start = Start;
        if (!Accept(TokenKind.Over))
            return null;
        if (_kind == TokenKind.LeftParenthesis)
        {
            var window = ParseWindowInParentheses();
            return new OverClause(From(start), null, window);
        }

        var name = ParseName();
        return new OverClause(From(start), name, null);
    }

    private ImmutableArray<WindowDefinition> ParseWindows() =>
        Accept(TokenKind.Window) ? List(static parser => parser.ParseWindowDefinition()) : [];

    private WindowDefinition ParseWindowDefinition()
    {
        var start = Start;
        var name = ParseName();
        Expect(TokenKind.As);
        var window = ParseWindowInParentheses();
        return new WindowDefinition(From(start), name, window);
    }

    private WindowSpecification ParseWindowInParentheses()
    {
        Expect(TokenKind.LeftParenthesis);
        var start = _kind == TokenKind.RightParenthesis ? _lastEnd : Start;
        var isKeyword = _kind is TokenKind.Partition or TokenKind.Range or TokenKind.Rows or TokenKind.Groups;
        var baseWindow = isKeyword ? null : ParseOptionalName();
        ImmutableArray<Expression> partitionBy = [];
        if (Accept(TokenKind.Partition))
        {
            Expect(TokenKind.By);
            partitionBy = ParseExpressionList();
        }

        var orderBy = ParseOrderBy();
        var frame = _kind is TokenKind.Range or TokenKind.Rows or TokenKind.Groups ? ParseFrame() : null;
        var span = From(start);
        Expect(TokenKind.RightParenthesis);
        return new WindowSpecification(span, baseWindow, partitionBy, orderBy, frame);
    }

    private FrameClause ParseFrame()
    {
        var start = Start;
        var unit = _kind switch
        {
            TokenKind.Range => FrameUnit.Range,
            TokenKind.Rows => FrameUnit.Rows,
            _ => FrameUnit.Groups,
        };
        Advance();
        var isBetween = Accept(TokenKind.Between);
        var first = ParseFrameBound(FrameBoundKind.UnboundedPreceding, TokenKind.Preceding);
        FrameBound? last = null;
        if (isBetween)
        {
            Expect(TokenKind.And);
            last = ParseFrameBound(FrameBoundKind.UnboundedFollowing, TokenKind.Following);
        }

        var exclusion = ParseFrameExclusion();
        return new FrameClause(From(start), unit, first, last, exclusion);
    }

    private FrameBound ParseFrameBound(FrameBoundKind unbounded, TokenKind direction)
    {
        var start = Start;
        if (Accept(TokenKind.Unbounded))
        {
            Expect(direction);
            return new FrameBound(From(start), unbounded, null);
        }

        if (Accept(TokenKind.Current))
        {
            Expect(TokenKind.Row);
            return new FrameBound(From(start), FrameBoundKind.CurrentRow, null);
        }

        var offset = ParseExpression();
        var isFollowing = Accept(TokenKind.Following);
        if (!isFollowing)
            Expect(TokenKind.Preceding);
        return new FrameBound(From(start), isFollowing ? FrameBoundKind.Following : FrameBoundKind.Preceding, offset);
    }

    private FrameExclusion? ParseFrameExclusion()
    {
        if (!Accept(TokenKind.Exclude))
            return null;
        if (Accept(TokenKind.Group))
            return FrameExclusion.Group;
        if (Accept(TokenKind.Ties))
            return FrameExclusion.Ties;
        if (Accept(TokenKind.Current))
        {
            Expect(TokenKind.Row);
            return FrameExclusion.CurrentRow;
        }

        Expect(TokenKind.No);
        Expect(TokenKind.Others);
        return FrameExclusion.NoOthers;
    }
}
