using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// SELECT, VALUES and WITH.
internal sealed partial class StatementParser
{
    private SelectStatement ParseSelect()
    {
        var start = Start;
        return ParseSelect(start, ParseWith());
    }

    private SelectStatement ParseSelect(int start, WithClause? with)
    {
        Enter();
        var core = ParseSelectCore();
        var height = _height;
        if (!IsCompoundNext())
        {
            Leave();
            return new SelectStatement(From(start), with, [core], []);
        }

        var cores = ImmutableArray.CreateBuilder<SelectCore>();
        var operators = ImmutableArray.CreateBuilder<CompoundOperator>();
        cores.Add(core);
        while (IsCompoundNext())
        {
            operators.Add(ParseCompoundOperator());
            cores.Add(ParseSelectCore());
            height = Math.Max(height, _height);
        }

        _height = height;
        Leave();
        return new SelectStatement(From(start), with, cores.DrainToImmutable(), operators.DrainToImmutable());
    }

    private bool IsCompoundNext() => _kind is TokenKind.Union or TokenKind.Except or TokenKind.Intersect;

    private CompoundOperator ParseCompoundOperator()
    {
        var kind = _kind;
        Advance();
        return kind switch
        {
            TokenKind.Except => CompoundOperator.Except,
            TokenKind.Intersect => CompoundOperator.Intersect,
            _ => Accept(TokenKind.All) ? CompoundOperator.UnionAll : CompoundOperator.Union,
        };
    }

    private SelectCore ParseSelectCore()
    {
        var start = Start;
        return Accept(TokenKind.Values) ? ParseValues(start) : ParseQuery(start);
    }

    private ValuesCore ParseValues(int start)
    {
        var rows = List(static parser => parser.ParseValuesRow());
        return new ValuesCore(From(start), rows);
    }

    private ValuesRow ParseValuesRow()
    {
        var start = Start;
        Expect(TokenKind.LeftParenthesis);
        var items = ParseExpressionList();
        Expect(TokenKind.RightParenthesis);
        return new ValuesRow(From(start), items);
    }

    private QueryCore ParseQuery(int start)
    {
        Expect(TokenKind.Select);
        var quantifier = ParseQuantifier();
        var columns = ParseResultColumns();
        var height = _height;
        var from = ParseOptionalFrom();
        var where = ParseWhere(ref height);
        var groupBy = ParseGroupBy(ref height);
        var having = ParseConditionBehind(TokenKind.Having, ref height);
        var windows = ParseWindows();
        _height = 0;
        var orderBy = ParseOrderBy();
        height = Math.Max(height, _height);
        _height = 0;
        var limit = ParseLimit();
        _height = Math.Max(height, _height);
        return new QueryCore(From(start), quantifier, columns, from, where, groupBy, having, windows, orderBy, limit);
    }

    private SelectQuantifier ParseQuantifier()
    {
        if (Accept(TokenKind.Distinct))
            return SelectQuantifier.Distinct;
        return Accept(TokenKind.All) ? SelectQuantifier.All : SelectQuantifier.None;
    }

    private ImmutableArray<ResultColumn> ParseResultColumns() => List(static parser => parser.ParseResultColumn());

    private ResultColumn ParseResultColumn()
    {
        var start = Start;
        _height = 0;
        if (Accept(TokenKind.Star))
            return new StarColumn(From(start), null);
        if (IsTableStarNext())
        {
            var table = ParseName();
            Expect(TokenKind.Dot);
            Expect(TokenKind.Star);
            return new StarColumn(From(start), table);
        }

        var expression = ParseExpression();
        var alias = ParseAlias();
        return new ExpressionColumn(From(start), expression, alias);
    }

    // CAST, RAISE and CURRENT_TIME are never names at the start of an expression.
    private bool IsTableStarNext() =>
        NextKind(1) == TokenKind.Dot && NextKind(2) == TokenKind.Star && Is(TokenClass.Name)
        && _kind is not (TokenKind.Cast or TokenKind.Raise or TokenKind.CurrentDate or TokenKind.CurrentTime or TokenKind.CurrentTimestamp);

    private Expression? ParseWhere(ref int height) => ParseConditionBehind(TokenKind.Where, ref height);

    private Expression? ParseWhere()
    {
        var height = 0;
        return ParseWhere(ref height);
    }

    private Expression? ParseConditionBehind(TokenKind keyword, ref int height)
    {
        if (!Accept(keyword))
            return null;
        var condition = ParseExpression();
        height = Math.Max(height, _height);
        return condition;
    }

    private ImmutableArray<Expression> ParseGroupBy(ref int height)
    {
        if (!Accept(TokenKind.Group))
            return [];
        Expect(TokenKind.By);
        var terms = ParseExpressionList();
        height = Math.Max(height, _height);
        return terms;
    }

    private ImmutableArray<OrderingTerm> ParseOrderBy()
    {
        if (!Accept(TokenKind.Order))
            return [];
        Expect(TokenKind.By);
        return ParseOrderingTerms();
    }

    private ImmutableArray<OrderingTerm> ParseOrderingTerms() => List(static parser => parser.ParseOrderingTerm());

    private OrderingTerm ParseOrderingTerm()
    {
        var start = Start;
        var expression = ParseExpression();
        var order = ParseSortOrder();
        NullsOrder? nulls = null;
        if (Accept(TokenKind.Nulls))
        {
            nulls = Accept(TokenKind.First) ? NullsOrder.First : NullsOrder.Last;
            if (nulls == NullsOrder.Last)
                Expect(TokenKind.Last);
        }

        return new OrderingTerm(From(start), expression, order, nulls);
    }

    private SortOrder? ParseSortOrder()
    {
        if (Accept(TokenKind.Asc))
            return SortOrder.Ascending;
        return Accept(TokenKind.Desc) ? SortOrder.Descending : null;
    }

    private LimitClause? ParseLimit()
    {
        var start = Start;
        if (!Accept(TokenKind.Limit))
            return null;
        var count = ParseExpression();
        var height = _height;
        Expression? offset = null;
        if (Accept(TokenKind.Offset))
        {
            offset = ParseExpression();
        }
        else if (Accept(TokenKind.Comma))
        {
            offset = count;
            count = ParseExpression();
        }

        _height = Math.Max(height, _height);
        return new LimitClause(From(start), count, offset);
    }
}
