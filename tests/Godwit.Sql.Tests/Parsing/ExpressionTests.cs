using Godwit.Sql.Syntax;
using Godwit.Sql.Tests.Support;

namespace Godwit.Sql.Tests.Parsing;

public sealed class ExpressionTests
{
    // Every operation in brackets of its own.
    [Theory]
    [InlineData("a OR b AND c", "[a OR [b AND c]]")]
    [InlineData("NOT a = b", "[NOT [a = b]]")]
    [InlineData("NOT a AND b", "[[NOT a] AND b]")]
    [InlineData("a = NOT b = c", "[a = [NOT [b = c]]]")]
    [InlineData("a = b < c", "[a = [b < c]]")]
    [InlineData("a = b IS c", "[[a = b] IS c]")]
    [InlineData("a < b + c * d || e COLLATE f", "[a < [b + [c * [d || [e COLLATE f]]]]]")]
    [InlineData("a & b << c", "[[a & b] << c]")]
    [InlineData("-a COLLATE b", "[[-a] COLLATE b]")]
    [InlineData("- ~ a || b", "[[-[~a]] || b]")]
    [InlineData("a -> b ->> c || d", "[[[a -> b] ->> c] || d]")]
    [InlineData("a IS NOT b = c", "[[a IS NOT b] = c]")]
    [InlineData("a IS NOT DISTINCT FROM b", "[a IS NOT DISTINCT FROM b]")]
    [InlineData("a IS NOT NULL", "[a IS NOT NULL]")]
    [InlineData("a NOT NULL", "[a NOTNULL]")]
    [InlineData("a NOTNULL ISNULL", "[[a NOTNULL] ISNULL]")]
    [InlineData("NOT a NOT NULL", "[NOT [a NOTNULL]]")]
    [InlineData("a = b NOT NULL", "[[a = b] NOTNULL]")]
    [InlineData("a BETWEEN b AND c AND d", "[[a BETWEEN b AND c] AND d]")]
    [InlineData("a NOT BETWEEN NOT b AND c OR d", "[[a NOT BETWEEN [NOT b] AND c] OR d]")]
    [InlineData("a BETWEEN b AND c = d", "[[a BETWEEN b AND c] = d]")]
    [InlineData("a BETWEEN b AND c < d", "[a BETWEEN b AND [c < d]]")]
    [InlineData("a LIKE b ESCAPE c", "[a LIKE b ESCAPE c]")]
    [InlineData("a NOT GLOB b < c ESCAPE d = e", "[[a NOT GLOB [b < c] ESCAPE d] = e]")]
    [InlineData("a LIKE NOT b ESCAPE c", "[a LIKE [NOT b] ESCAPE c]")]
    [InlineData("a IN (1, 2) AND b NOT IN ()", "[[a IN [1,2]] AND [b NOT IN []]]")]
    [InlineData("a + b IN t", "[[a + b] IN t]")]
    [InlineData("a IN m.t(b)", "[a IN m.t[b]]")]
    [InlineData("a IN (SELECT b)", "[a IN SELECT b]")]
    [InlineData("((a))", "(a)")]
    [InlineData("((a), (b, c))", "[(a),[b,c]]")]
    [InlineData("((a, b))", "([a,b])")]
    [InlineData("CASE a WHEN b THEN c ELSE d END", "[CASE a WHEN b THEN c ELSE d]")]
    [InlineData("CASE END WHEN END THEN END ELSE END END", "[CASE END WHEN END THEN END ELSE END]")]
    [InlineData("CAST(a AS VARCHAR (10))", "[CAST a VARCHAR (10)]")]
    [InlineData("CAST(1 AS)", "[CAST 1 ]")]
    [InlineData("'a'.b", "a.b")]
    [InlineData("main.[t].`c`", "main.t.c")]
    [InlineData("replace(key, like, desc)", "[replace key,like,desc]")]
    [InlineData("count(DISTINCT a ORDER BY b)", "[count Distinct a order b]")]
    [InlineData("count(*) FILTER (WHERE a) OVER w", "[count * filter a over w]")]
    [InlineData("x'0a' || :p || ?1 || 1_0 || CURRENT_TIME", "[[[[x'0a' || :p] || ?1] || 1_0] || CURRENT_TIME]")]
    [InlineData("EXISTS (SELECT a) + (SELECT b)", "[[EXISTS SELECT a] + SELECT b]")]
    [InlineData("RAISE(ABORT, 'no')", "[RAISE Abort 'no']")]
    [InlineData("RAISE(IGNORE)", "[RAISE Ignore]")]
    public void Operators_bind_as_in_the_engine(string sql, string expected)
    {
        var select = TreeAssert.ParseOne<SelectStatement>("SELECT " + sql);
        var column = Assert.IsType<ExpressionColumn>(Assert.Single(Assert.IsType<QueryCore>(Assert.Single(select.Cores)).Columns));
        Assert.Equal(expected, Show(column.Expression));
    }

    [Fact]
    public void What_the_tree_shows_is_what_the_engine_computes()
    {
        using var engine = new Engine();
        Assert.Equal("0", engine.Scalar("SELECT 1 = 2 < 1"));
        Assert.Equal("1", engine.Scalar("SELECT NOT 1 = 2"));
        Assert.Equal("1", engine.Scalar("SELECT 2 BETWEEN 1 AND 2 AND 1"));
        Assert.Equal("-12", engine.Scalar("SELECT -1 || 2"));
    }

    private static string Show(Expression expression) => expression switch
    {
        LiteralExpression literal => literal.Text,
        ParameterExpression parameter => parameter.Text,
        ColumnExpression column => string.Join(".", new[] { column.Schema, column.Table, column.Column }.Where(name => name is not null).Select(name => name!.Text)),
        ParenthesizedExpression group => $"({Show(group.Inner)})",
        RowExpression row => $"[{Show(row.Items)}]",
        UnaryExpression { Operator: UnaryOperator.Not } not => $"[NOT {Show(not.Operand)}]",
        UnaryExpression unary => $"[{(unary.Operator == UnaryOperator.BitNot ? "~" : "-")}{Show(unary.Operand)}]",
        BinaryExpression binary => $"[{Show(binary.Left)} {Sign(binary.Operator)} {Show(binary.Right)}]",
        CollateExpression collate => $"[{Show(collate.Operand)} COLLATE {collate.Collation.Text}]",
        LikeExpression like => $"[{Show(like.Operand)} {Not(like.IsNot)}{like.Operator.ToString().ToUpperInvariant()} {Show(like.Pattern)}{Optional(" ESCAPE ", like.Escape)}]",
        NullTestExpression test => $"[{Show(test.Operand)} {(test.IsNot ? "NOTNULL" : "ISNULL")}]",
        BetweenExpression between => $"[{Show(between.Operand)} {Not(between.IsNot)}BETWEEN {Show(between.Low)} AND {Show(between.High)}]",
        InListExpression list => $"[{Show(list.Operand)} {Not(list.IsNot)}IN [{Show(list.Items)}]]",
        InSelectExpression list => $"[{Show(list.Operand)} {Not(list.IsNot)}IN {Show(list.Select)}]",
        InTableExpression list => $"[{Show(list.Operand)} {Not(list.IsNot)}IN {Show(list.Table)}{(list.IsCall ? $"[{Show(list.Arguments)}]" : "")}]",
        SubqueryExpression subquery => Show(subquery.Select),
        ExistsExpression exists => $"[EXISTS {Show(exists.Select)}]",
        CaseExpression choice => $"[CASE{Optional(" ", choice.Operand)}{string.Concat(choice.Branches.Select(branch => $" WHEN {Show(branch.Condition)} THEN {Show(branch.Result)}"))}{Optional(" ELSE ", choice.Else)}]",
        CastExpression cast => $"[CAST {Show(cast.Operand)} {cast.Type?.Text}]",
        FunctionExpression call => Show(call),
        RaiseExpression raise => $"[RAISE {raise.Action}{Optional(" ", raise.Message)}]",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "An expression that the test cannot show."),
    };

    private static string Show(FunctionExpression call) =>
        $"[{call.Function.Text} {(call.IsStar ? "*" : "")}{(call.Quantifier == SelectQuantifier.None ? "" : call.Quantifier + " ")}{Show(call.Arguments)}"
        + (call.OrderBy.IsEmpty ? "" : " order " + Show(call.OrderBy.Select(term => term.Expression)))
        + Optional(" filter ", call.Filter) + (call.Over is null ? "" : " over " + call.Over.WindowName?.Text) + "]";

    private static string Show(IEnumerable<Expression> items) => string.Join(",", items.Select(Show));

    private static string Show(QualifiedName name) => name.Schema is null ? name.ObjectName.Text : $"{name.Schema.Text}.{name.ObjectName.Text}";

    private static string Show(SelectStatement select) =>
        "SELECT " + Show(((QueryCore)select.Cores[0]).Columns.OfType<ExpressionColumn>().Select(column => column.Expression));

    private static string Not(bool isNot) => isNot ? "NOT " : "";

    private static string Optional(string before, Expression? expression) => expression is null ? "" : before + Show(expression);

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "OR",
        BinaryOperator.And => "AND",
        BinaryOperator.Equal => "=",
        BinaryOperator.Is => "IS",
        BinaryOperator.IsNot => "IS NOT",
        BinaryOperator.IsNotDistinctFrom => "IS NOT DISTINCT FROM",
        BinaryOperator.Less => "<",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.Add => "+",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Concat => "||",
        BinaryOperator.Arrow => "->",
        BinaryOperator.LongArrow => "->>",
        _ => op.ToString(),
    };
}
