using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Resolves the names in an expression and finds out what it gives.</summary>
internal static class ExpressionBinder
{
    /// <summary>Binds an expression whose value is wanted: a row value is refused.</summary>
    public static BoundValue BindScalar(Scope scope, Expression expression)
    {
        var value = Bind(scope, expression);
        RefuseRow(scope, expression, value);
        return value;
    }

    public static BoundValue Bind(Scope scope, Expression expression)
    {
        switch (expression)
        {
            case ParenthesizedExpression parenthesized:
                return Bind(scope, parenthesized.Inner);
            case LiteralExpression literal:
                return Literal(literal.Kind);
            case ColumnExpression column:
                RefuseDot(scope, column);
                return NameLookup.Find(scope, column);
            case ParameterExpression parameter:
                return Parameter(scope, parameter);
            case BinaryExpression binary:
                return OperatorBinder.Bind(scope, binary);
            case UnaryExpression unary:
                return OperatorBinder.Bind(scope, unary);
            case FunctionExpression function:
                return FunctionBinder.Bind(scope, function);
            case NullTestExpression test:
                BindScalar(scope, test.Operand);
                return BoundValue.Integer;
            case LikeExpression like:
                return OperatorBinder.Bind(scope, like);
            case BetweenExpression between:
                return OperatorBinder.Bind(scope, between);
            case InExpression @in:
                return InBinder.Bind(scope, @in);
            case CaseExpression @case:
                return Case(scope, @case);
            case CastExpression cast:
                return Cast(scope, cast);
            case CollateExpression collate:
                return Collate(scope, collate);
            case SubqueryExpression subquery:
                return Subquery(scope, subquery);
            case ExistsExpression exists:
                Select(scope, exists.Select, exists);
                return BoundValue.Integer;
            case RowExpression row:
                return Row(scope, row);
            case RaiseExpression raise:
                return Raise(scope, raise);
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    private static BoundValue Literal(LiteralKind kind) => kind switch
    {
        LiteralKind.Null => BoundValue.Null,
        LiteralKind.Integer => BoundValue.Integer,
        LiteralKind.Float => BoundValue.Real,
        LiteralKind.String => BoundValue.Text,
        LiteralKind.Blob => BoundValue.Blob,
        _ => BoundValue.TextOfFunction,
    };

    private static void RefuseDot(Scope scope, ColumnExpression column)
    {
        if (column.Table is not null && scope.Has(ScopeFlags.IndexExpression | ScopeFlags.GeneratedColumn))
            Prohibit(scope, "the \".\" operator", column);
    }

    /// <summary>Refuses what may not stand in an index, a CHECK or a generated column.</summary>
    public static void Prohibit(Scope scope, string what, Expression expression)
    {
        var where = scope.Has(ScopeFlags.IndexExpression) ? "index expressions"
            : scope.Has(ScopeFlags.Check) ? "CHECK constraints"
            : scope.Has(ScopeFlags.GeneratedColumn) ? "generated columns"
            : "partial index WHERE clauses";
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.Misuse, $"{what} prohibited in {where}", expression.Span);
    }

    private static BoundValue Parameter(Scope scope, ParameterExpression parameter)
    {
        if (scope.Has(ScopeFlags.SelfReference))
            Prohibit(scope, "parameters", parameter);
        scope.Session.Parameters.Note(parameter);
        return new BoundValue(ValueForm.Parameter, SqlType.Unknown, Nulls.Always);
    }

    private static BoundValue Case(Scope scope, CaseExpression expression)
    {
        var operand = expression.Operand is { } given ? BindScalar(scope, given) : null;
        var type = SqlType.Null;
        var nulls = expression.Else is null ? Nulls.Always : Nulls.Never;
        byte storage = 0;
        foreach (var branch in expression.Branches)
        {
            var condition = BindScalar(scope, branch.Condition);
            if (operand is not null)
                OperatorBinder.ExpectAlike(scope, expression.Operand!, operand, branch.Condition, condition);
            Include(BindScalar(scope, branch.Result));
        }

        if (expression.Else is { } otherwise)
            Include(BindScalar(scope, otherwise));
        return BoundValue.Of(type, nulls, storage);

        void Include(BoundValue value)
        {
            type = SqlTypes.Either(type, value.Type);
            nulls |= value.Nulls;
            storage |= value.Storage;
        }
    }

    private static BoundValue Cast(Scope scope, CastExpression cast)
    {
        var value = BindScalar(scope, cast.Operand);
        var affinity = cast.Type is { } type ? AffinityRules.Of(type.Text) : Affinity.Blob;
        if (cast.Type is null)
            affinity = Affinity.Numeric;
        return new BoundValue(ValueForm.Cast, SqlTypes.OfCast(affinity), value.Nulls)
        {
            Affinity = affinity,
            Storage = NameLookup.StorageOf(affinity),
            Collation = value.Collation,
        };
    }

    private static BoundValue Collate(Scope scope, CollateExpression collate)
    {
        var value = Bind(scope, collate.Operand);
        return value with { Form = ValueForm.Wrapped, Inner = value, Collation = collate.Collation.Text, CollationName = collate.Collation };
    }

    private static BoundValue Subquery(Scope scope, SubqueryExpression subquery)
    {
        var model = Select(scope, subquery.Select, subquery);
        if (model is null)
            return BoundValue.Unknown;
        var first = model.Last.Items.Count > 0 ? model.Last.Items[0].Value : BoundValue.Unknown;
        return new BoundValue(ValueForm.Select, ColumnTypes.TypeOf(model, 0), ColumnTypes.AlwaysHasRow(model) ? ColumnTypes.NullsOf(model, 0) : Nulls.Always)
        {
            Select = model,
            Affinity = first.Affinity,
            Storage = NameLookup.StorageOf(first.Affinity),
            Collation = first.Collation,
        };
    }

    /// <summary>Expands and resolves a subquery of an expression; null where it is left alone, or has no columns to speak of.</summary>
    public static SelectModel? Select(Scope scope, SelectStatement select, Expression expression)
    {
        if (scope.Has(ScopeFlags.SelfReference))
        {
            Prohibit(scope, "subqueries", expression);
            return null;
        }

        if (scope.Has(ScopeFlags.IgnoresSubqueries))
            return null;
        var model = SelectExpander.Expand(scope.Session, select, scope.Surroundings);
        model.KeepsOrder = expression is SubqueryExpression;
        model.MayDropColumns = expression is ExistsExpression;
        SelectResolver.Resolve(scope.Session, model, scope);
        return model.Width == 0 ? null : model;
    }

    private static BoundValue Row(Scope scope, RowExpression row)
    {
        var items = new BoundValue[row.Items.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = BindScalar(scope, row.Items[i]);
        return new BoundValue(ValueForm.Vector, SqlType.Unknown, Nulls.Always) { Items = items, Affinity = items[0].Affinity };
    }

    private static BoundValue Raise(Scope scope, RaiseExpression raise)
    {
        if (raise.Message is { } message)
            BindScalar(scope, message);
        if (scope.Frame.TriggerTable is null)
            scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.Misuse, "RAISE() may only be used within a trigger-program", raise.Span);
        return BoundValue.Null with { Storage = 1 };
    }

    /// <summary>Whether the engine may never make code of what stands in a scope, and so not find what is wrong with the code.</summary>
    public static bool IsDroppable(Scope? scope)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Has(ScopeFlags.MayBeDropped))
                return true;
        }

        return false;
    }

    /// <summary>Binds expressions for the sake of their problems.</summary>
    public static void BindAll(Scope scope, ImmutableArray<Expression> expressions)
    {
        foreach (var expression in expressions)
            BindScalar(scope, expression);
    }

    /// <summary>Refuses a row value, or a subquery with several columns, where one value is wanted.</summary>
    public static void RefuseRow(Scope scope, Expression expression, BoundValue value)
    {
        if (value.Form is not (ValueForm.Vector or ValueForm.Select or ValueForm.Wrapped))
            return;
        value = value.Unwrap();
        if (value.Width == 1 || !value.HasKnownWidth || IsDroppable(scope))
            return;
        var message = value.Form == ValueForm.Select ? $"sub-select returns {value.Width} columns - expected 1" : "row value misused";
        scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.WrongCount, message, expression.Span);
    }
}
