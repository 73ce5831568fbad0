using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// Common table expressions.
internal sealed partial class StatementParser
{
    private WithClause? ParseWith()
    {
        var start = Start;
        if (!Accept(TokenKind.With))
            return null;
        var isRecursive = Accept(TokenKind.Recursive);
        var tables = List(static parser => parser.ParseCommonTableExpression());
        return new WithClause(From(start), isRecursive, tables);
    }

    private CommonTableExpression ParseCommonTableExpression()
    {
        var start = Start;
        Enter();
        var name = ParseName();
        var columns = ParseOptionalPlainColumns();
        Expect(TokenKind.As);
        var materialization = ParseMaterialization();
        var select = ParseSelectInParentheses();
        Leave();
        return new CommonTableExpression(From(start), name, columns, materialization, select);
    }

    private Materialization? ParseMaterialization()
    {
        if (Accept(TokenKind.Materialized))
            return Materialization.Materialized;
        if (!Accept(TokenKind.Not))
            return null;
        Expect(TokenKind.Materialized);
        return Materialization.NotMaterialized;
    }
}
