using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// FROM and joins.
internal sealed partial class StatementParser
{
    private static readonly FromClause MissingFrom = new(default, []);

    private FromClause? ParseOptionalFrom()
    {
        var start = Start;
        return Accept(TokenKind.From) ? ParseTables(start) : null;
    }

    private FromClause ParseTables(int start)
    {
        var tables = ImmutableArray.CreateBuilder<JoinedTable>(1);
        tables.Add(ParseJoinedTable(Start, null));
        while (IsJoinNext())
        {
            var joinStart = Start;
            var join = ParseJoinOperator();
            tables.Add(ParseJoinedTable(joinStart, join));
        }

        return new FromClause(From(start), tables.DrainToImmutable());
    }

    private bool IsJoinNext() => _kind is TokenKind.Comma or TokenKind.Join || Is(TokenClass.JoinKeyword);

    private JoinOperator ParseJoinOperator()
    {
        var start = Start;
        if (Accept(TokenKind.Comma))
            return new JoinOperator(From(start), isComma: true, []);
        var words = ImmutableArray.CreateBuilder<Name>(1);
        while (words.Count < 3 && (words.Count == 0 ? Is(TokenClass.JoinKeyword) : Is(TokenClass.Name)))
            words.Add(TakeName());
        Expect(TokenKind.Join);
        return new JoinOperator(From(start), isComma: false, words.DrainToImmutable());
    }

    private JoinedTable ParseJoinedTable(int start, JoinOperator? join)
    {
        var source = ParseTableSource();
        var constraint = ParseJoinConstraint();
        return new JoinedTable(From(start), join, source, constraint);
    }

    private TableSource ParseTableSource()
    {
        var start = Start;
        if (_kind == TokenKind.LeftParenthesis)
            return IsSubqueryNext() ? ParseSubquerySource(start) : ParseParenthesizedSource(start);
        var name = ParseQualifiedName();
        if (Accept(TokenKind.LeftParenthesis))
        {
            var arguments = ParseOptionalExpressionList();
            Expect(TokenKind.RightParenthesis);
            var functionAlias = ParseAlias();
            return new TableFunction(From(start), name, arguments, functionAlias);
        }

        var alias = ParseAlias();
        var hint = ParseIndexHint();
        return new TableReference(From(start), name, alias, hint);
    }

    private SubquerySource ParseSubquerySource(int start)
    {
        Enter();
        var select = ParseSelectInParentheses();
        Leave();
        var alias = ParseAlias();
        return new SubquerySource(From(start), select, alias);
    }

    private ParenthesizedSource ParseParenthesizedSource(int start)
    {
        Enter();
        Advance();
        var tables = _error is null ? ParseTables(Start) : MissingFrom;
        Expect(TokenKind.RightParenthesis);
        Leave();
        var alias = ParseAlias();
        return new ParenthesizedSource(From(start), tables, alias);
    }

    private JoinConstraint? ParseJoinConstraint()
    {
        var start = Start;
        if (Accept(TokenKind.On))
        {
            var condition = ParseExpression();
            return new OnConstraint(From(start), condition);
        }

        if (!Accept(TokenKind.Using))
            return null;
        var columns = ParseNamesInParentheses();
        return new UsingConstraint(From(start), columns);
    }

    private IndexHint? ParseIndexHint()
    {
        var start = Start;
        if (Accept(TokenKind.Indexed))
        {
            Expect(TokenKind.By);
            var index = ParseName();
            return new IndexHint(From(start), index);
        }

        if (!Accept(TokenKind.Not))
            return null;
        Expect(TokenKind.Indexed);
        return new IndexHint(From(start), null);
    }
}
