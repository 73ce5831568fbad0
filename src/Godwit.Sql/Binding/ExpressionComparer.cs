using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Whether two expressions of one scope mean the same, collations aside.</summary>
internal static class ExpressionComparer
{
    public static bool Same(Scope scope, Expression term, ResultItem item)
    {
        if (item.Expression is { } expression)
            return Same(scope, term, expression);
        var value = item.Value.Unwrap();
        return Bare(term) is ColumnExpression column && IsSameColumn(NameLookup.Find(scope, column), value);
    }

    public static bool Same(Scope scope, Expression left, Expression right)
    {
        left = Bare(left);
        right = Bare(right);
        switch (left, right)
        {
            case (ColumnExpression a, ColumnExpression b):
                var first = NameLookup.Find(scope, a);
                var second = NameLookup.Find(scope, b);
                return IsSameColumn(first, second) || (NameComparer.Same(a.Column.Text, b.Column.Text) && a.Table is null && b.Table is null);
            case (LiteralExpression a, LiteralExpression b):
                return a.Kind == b.Kind && a.Text == b.Text;
            case (ParameterExpression a, ParameterExpression b):
                return a.Text == b.Text && a.Text != "?";
            case (BinaryExpression a, BinaryExpression b):
                return a.Operator == b.Operator && Same(scope, a.Left, b.Left) && Same(scope, a.Right, b.Right);
            case (UnaryExpression a, UnaryExpression b):
                return a.Operator == b.Operator && Same(scope, a.Operand, b.Operand);
            case (NullTestExpression a, NullTestExpression b):
                return a.IsNot == b.IsNot && Same(scope, a.Operand, b.Operand);
            case (CastExpression a, CastExpression b):
                return NameComparer.Same(a.Type?.Text, b.Type?.Text) && Same(scope, a.Operand, b.Operand);
            case (FunctionExpression a, FunctionExpression b):
                return NameComparer.Same(a.Function.Text, b.Function.Text) && a.Quantifier == b.Quantifier && Same(scope, a.Arguments, b.Arguments);
            case (BetweenExpression a, BetweenExpression b):
                return a.IsNot == b.IsNot && Same(scope, a.Operand, b.Operand) && Same(scope, a.Low, b.Low) && Same(scope, a.High, b.High);
            case (LikeExpression a, LikeExpression b):
                return a.IsNot == b.IsNot && a.Operator == b.Operator && Same(scope, a.Operand, b.Operand) && Same(scope, a.Pattern, b.Pattern);
            case (InListExpression a, InListExpression b):
                return a.IsNot == b.IsNot && Same(scope, a.Operand, b.Operand) && Same(scope, a.Items, b.Items);
            case (CaseExpression a, CaseExpression b):
                return SameCase(scope, a, b);
            default:
                return false;
        }
    }

    private static bool SameCase(Scope scope, CaseExpression a, CaseExpression b)
    {
        if (a.Branches.Length != b.Branches.Length || a.Operand is null != b.Operand is null || a.Else is null != b.Else is null)
            return false;
        for (var i = 0; i < a.Branches.Length; i++)
        {
            if (!Same(scope, a.Branches[i].Condition, b.Branches[i].Condition) || !Same(scope, a.Branches[i].Result, b.Branches[i].Result))
                return false;
        }

        return (a.Operand is null || Same(scope, a.Operand, b.Operand!)) && (a.Else is null || Same(scope, a.Else, b.Else!));
    }

    private static bool Same(Scope scope, ImmutableArray<Expression> left, ImmutableArray<Expression> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!Same(scope, left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool IsSameColumn(BoundValue left, BoundValue right) =>
        left.Form == ValueForm.Column && right.Form == ValueForm.Column && ReferenceEquals(left.Source, right.Source) && left.ColumnIndex == right.ColumnIndex;

    private static Expression Bare(Expression expression)
    {
        while (true)
        {
            if (expression is ParenthesizedExpression parenthesized)
                expression = parenthesized.Inner;
            else if (expression is CollateExpression collate)
                expression = collate.Operand;
            else
                return expression;
        }
    }
}
