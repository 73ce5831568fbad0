using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds IN.</summary>
internal static class InBinder
{
    public static BoundValue Bind(Scope scope, InExpression expression)
    {
        // The engine takes x IN () for false, and forgets x before it looks at it where x calls no function.
        if (expression is InListExpression { Items.IsEmpty: true })
            return Forget(scope, expression.Operand);
        var operand = ExpressionBinder.Bind(scope, expression.Operand);
        return expression switch
        {
            InListExpression list => List(scope, list, operand),
            InSelectExpression select => Select(scope, select, operand),
            _ => Table(scope, (InTableExpression)expression, operand),
        };
    }

    private static BoundValue Forget(Scope scope, Expression operand)
    {
        scope.Session.Muted++;
        ExpressionBinder.Bind(scope, operand);
        scope.Session.Muted--;
        return BoundValue.Integer;
    }

    private static BoundValue List(Scope scope, InListExpression list, BoundValue operand)
    {
        var nulls = operand.Nulls;
        var width = operand.Unwrap().Width;
        foreach (var item in list.Items)
        {
            var value = ExpressionBinder.Bind(scope, item);
            nulls |= value.Nulls;
            OperatorBinder.ExpectAlike(scope, list.Operand, operand, item, value);
            CheckItem(scope, item, value, width, operand);
        }

        CollationCheck.Compare(scope, operand, BoundValue.Integer, list);
        return BoundValue.Of(SqlType.Integer, nulls);
    }

    private static void CheckItem(Scope scope, Expression item, BoundValue value, int width, BoundValue operand)
    {
        if (value.Unwrap().Width == width || !value.HasKnownWidth || !operand.HasKnownWidth || (width == 1 && ExpressionBinder.IsDroppable(scope)))
            return;
        if (width == 1)
        {
            ExpressionBinder.RefuseRow(scope, item, value);
            return;
        }

        var count = value.Form == ValueForm.Vector ? value.Width : 1;
        var message = operand.Unwrap().Form == ValueForm.Select ? "row value misused" : $"IN(...) element has {count} term{(count > 1 ? "s" : "")} - expected {width}";
        scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.WrongCount, message, item.Span);
    }

    private static BoundValue Select(Scope scope, InSelectExpression select, BoundValue operand)
    {
        if (ExpressionBinder.Select(scope, select.Select, select) is { } model)
        {
            CheckWidth(scope, select, operand, model.Width, model.IsUncertain);
            if (operand.Form == ValueForm.Parameter)
                scope.Session.Parameters.Expect(select.Operand, ColumnTypes.TypeOf(model, 0), model.First.Items[0].Value.Column, isNullable: true);
        }

        CollationCheck.Compare(scope, operand, BoundValue.Integer, select);
        return BoundValue.Of(SqlType.Integer, Nulls.Always);
    }

    private static BoundValue Table(Scope scope, InTableExpression table, BoundValue operand)
    {
        if (scope.Has(ScopeFlags.SelfReference))
        {
            ExpressionBinder.Prohibit(scope, "subqueries", table);
            return BoundValue.Of(SqlType.Integer, Nulls.Always);
        }

        if (scope.Has(ScopeFlags.IgnoresSubqueries))
            return BoundValue.Of(SqlType.Integer, Nulls.Always);
        var source = SourceBuilder.OfIn(scope.Session, table, scope.Surroundings);
        ExpressionBinder.BindAll(scope, table.Arguments);
        var width = 0;
        foreach (var column in source.Columns)
            width += column.Visibility == ColumnVisibility.Hidden ? 0 : 1;
        CheckWidth(scope, table, operand, width, source.IsOpaque);
        return BoundValue.Of(SqlType.Integer, Nulls.Always);
    }

    private static void CheckWidth(Scope scope, InExpression expression, BoundValue operand, int width, bool isUncertain)
    {
        var wanted = operand.Unwrap().Width;
        if (wanted == width || isUncertain || !operand.HasKnownWidth || ExpressionBinder.IsDroppable(scope))
            return;
        scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.WrongCount, $"sub-select returns {width} columns - expected {wanted}", expression.Span);
    }
}
