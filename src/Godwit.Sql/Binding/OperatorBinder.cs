using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds operators.</summary>
internal static class OperatorBinder
{
    public static BoundValue Bind(Scope scope, BinaryExpression binary)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                return Logic(scope, binary);
            case BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Less or BinaryOperator.LessOrEqual
                or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                return Compare(scope, binary, isNullSafe: false);
            case BinaryOperator.Is or BinaryOperator.IsNot or BinaryOperator.IsDistinctFrom or BinaryOperator.IsNotDistinctFrom:
                return Compare(scope, binary, isNullSafe: true);
            default:
                return Compute(scope, binary);
        }
    }

    // Chains of AND and of OR are long and lean to the left; they are walked without recursion.
    private static BoundValue Logic(Scope scope, BinaryExpression binary)
    {
        var pending = new Stack<Expression>();
        Expression left = binary;
        while (left is BinaryExpression chain && chain.Operator == binary.Operator)
        {
            pending.Push(chain.Right);
            left = chain.Left;
        }

        // While it parses, the engine forgets whatever is joined by AND to a zero.
        var isForgotten = binary.Operator == BinaryOperator.And && (IsFalse(left) || pending.Any(IsFalse));
        scope.Session.Muted += isForgotten ? 1 : 0;
        var nulls = ExpressionBinder.BindScalar(scope, left).Nulls;
        while (pending.Count > 0)
            nulls |= ExpressionBinder.BindScalar(scope, pending.Pop()).Nulls;
        scope.Session.Muted -= isForgotten ? 1 : 0;
        return BoundValue.Of(SqlType.Integer, nulls);
    }

    private static bool IsFalse(Expression expression) => expression switch
    {
        ParenthesizedExpression parenthesized => IsFalse(parenthesized.Inner),
        LiteralExpression { Kind: LiteralKind.Integer, Text: "0" } => true,
        InListExpression { IsNot: false, Items.IsEmpty: true } => true,
        _ => false,
    };

    private static BoundValue Compute(Scope scope, BinaryExpression binary)
    {
        var left = ExpressionBinder.BindScalar(scope, binary.Left);
        var right = ExpressionBinder.BindScalar(scope, binary.Right);
        var nulls = left.Nulls | right.Nulls;
        var parameters = scope.Session.Parameters;
        switch (binary.Operator)
        {
            case BinaryOperator.Concat:
                parameters.Expect(binary.Left, SqlType.Text, column: null, isNullable: true);
                parameters.Expect(binary.Right, SqlType.Text, column: null, isNullable: true);
                return BoundValue.Of(SqlType.Text, nulls, storage: 6);
            case BinaryOperator.Arrow:
                return BoundValue.Of(SqlType.Text, Nulls.Always, storage: 7);
            case BinaryOperator.LongArrow:
                return BoundValue.Unknown;
            case BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                return BoundValue.Of(SqlType.Integer, nulls);
            case BinaryOperator.Divide or BinaryOperator.Modulo:
                return BoundValue.Of(SqlTypes.OfArithmetic(left.Type, right.Type), Nulls.Always);
            default:
                parameters.Expect(binary.Left, right.Type is SqlType.Integer or SqlType.Real ? right.Type : SqlType.Numeric, column: null, isNullable: true);
                parameters.Expect(binary.Right, left.Type is SqlType.Integer or SqlType.Real ? left.Type : SqlType.Numeric, column: null, isNullable: true);
                return BoundValue.Of(SqlTypes.OfArithmetic(left.Type, right.Type), nulls);
        }
    }

    private static BoundValue Compare(Scope scope, BinaryExpression binary, bool isNullSafe)
    {
        if (RefuseWidths(scope, binary, WidthOf(binary.Left), WidthOf(binary.Right)))
            return BoundValue.Failed;

        // To the right of IS a bare name is looked at first: it may be TRUE or FALSE.
        var isRightFirst = isNullSafe && binary.Right is ColumnExpression { Table: null };
        var first = ExpressionBinder.Bind(scope, isRightFirst ? binary.Right : binary.Left);
        var second = ExpressionBinder.Bind(scope, isRightFirst ? binary.Left : binary.Right);
        var (left, right) = isRightFirst ? (second, first) : (first, second);
        CompareWidths(scope, binary, left, right);
        CollationCheck.Compare(scope, left, right, binary);
        ExpectAlike(scope, binary.Left, left, binary.Right, right);
        return isNullSafe ? BoundValue.Integer : BoundValue.Of(SqlType.Integer, left.Nulls | right.Nulls);
    }

    // The number of columns of a row value, as far as it can be read; null where a star hides it.
    private static int? WidthOf(Expression expression)
    {
        switch (expression)
        {
            case ParenthesizedExpression parenthesized:
                return WidthOf(parenthesized.Inner);
            case RowExpression row:
                return row.Items.Length;
            case SubqueryExpression subquery:
                return subquery.Select.Cores[subquery.Select.Cores.Length - 1] switch
                {
                    QueryCore query when query.Columns.Any(c => c is StarColumn) => null,
                    QueryCore query => query.Columns.Length,
                    ValuesCore values => values.Rows[0].Items.Length,
                    _ => null,
                };
            default:
                return 1;
        }
    }

    private static bool RefuseWidths(Scope scope, Expression whole, int? left, int? right)
    {
        if (left is null || right is null || left == right)
            return false;
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.WrongCount, "row value misused", whole.Span);
        return true;
    }

    private static void CompareWidths(Scope scope, Expression whole, BoundValue left, BoundValue right)
    {
        left = left.Unwrap();
        right = right.Unwrap();
        if (left.Width == right.Width || !left.HasKnownWidth || !right.HasKnownWidth)
            return;
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.WrongCount, "row value misused", whole.Span);
    }

    /// <summary>A parameter compared with something is expected to be like it.</summary>
    public static void ExpectAlike(Scope scope, Expression left, BoundValue leftValue, Expression right, BoundValue rightValue)
    {
        if (leftValue.Form == ValueForm.Parameter)
            scope.Session.Parameters.Expect(left, rightValue.Type, rightValue.Unwrap().Column, isNullable: true);
        if (rightValue.Form == ValueForm.Parameter)
            scope.Session.Parameters.Expect(right, leftValue.Type, leftValue.Unwrap().Column, isNullable: true);
        if (leftValue is { Form: ValueForm.Vector, Items: { } items } && right is RowExpression row && left is RowExpression leftRow && rightValue.Items is { } others)
        {
            for (var i = 0; i < items.Length && i < others.Length; i++)
                ExpectAlike(scope, leftRow.Items[i], items[i], row.Items[i], others[i]);
        }
    }

    public static BoundValue Bind(Scope scope, UnaryExpression unary)
    {
        var value = ExpressionBinder.BindScalar(scope, unary.Operand);
        return unary.Operator switch
        {
            UnaryOperator.Plus => BoundValue.Of(value.Type, value.Nulls, value.Storage) with { Collation = value.Collation, Affinity = Affinity.None },
            UnaryOperator.Minus => BoundValue.Of(SqlTypes.OfArithmetic(SqlType.Integer, value.Type), value.Nulls),
            _ => BoundValue.Of(SqlType.Integer, value.Nulls),
        };
    }

    public static BoundValue Bind(Scope scope, LikeExpression like)
    {
        if (like.Operator == LikeOperator.Regexp)
            FunctionBinder.ReportUnknown(scope, WordOf(scope, like), like.Span);
        var operand = ExpressionBinder.BindScalar(scope, like.Operand);
        var pattern = ExpressionBinder.BindScalar(scope, like.Pattern);
        var nulls = operand.Nulls | pattern.Nulls;
        if (like.Escape is { } escape)
            nulls |= ExpressionBinder.BindScalar(scope, escape).Nulls;
        scope.Session.Parameters.Expect(like.Pattern, SqlType.Text, column: null, isNullable: true);
        if (scope.Has(ScopeFlags.IndexExpression | ScopeFlags.PartialIndex | ScopeFlags.GeneratedColumn) && like.Operator is LikeOperator.Match)
            ExpressionBinder.Prohibit(scope, "non-deterministic functions", like);
        return BoundValue.Of(SqlType.Integer, nulls, storage: 7);
    }

    // The function has the name of the operator as it was written.
    private static string WordOf(Scope scope, LikeExpression like)
    {
        var at = scope.Frame.Text.IndexOf("regexp", like.Operand.Span.End, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "REGEXP" : scope.Frame.Text.Substring(at, "regexp".Length);
    }

    public static BoundValue Bind(Scope scope, BetweenExpression between)
    {
        var width = WidthOf(between.Operand);
        if (RefuseWidths(scope, between, width, WidthOf(between.Low)) || RefuseWidths(scope, between, width, WidthOf(between.High)))
            return BoundValue.Failed;
        var operand = ExpressionBinder.Bind(scope, between.Operand);
        var low = ExpressionBinder.Bind(scope, between.Low);
        var high = ExpressionBinder.Bind(scope, between.High);
        CompareWidths(scope, between, operand, operand.Unwrap().Width == low.Unwrap().Width ? high : low);
        CollationCheck.Compare(scope, operand, low, between);
        CollationCheck.Compare(scope, operand, high, between);
        ExpectAlike(scope, between.Operand, operand, between.Low, low);
        ExpectAlike(scope, between.Operand, operand, between.High, high);
        return BoundValue.Of(SqlType.Integer, operand.Nulls | low.Nulls | high.Nulls);
    }
}
