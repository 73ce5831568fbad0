using System.Collections.Immutable;
using System.Globalization;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds ORDER BY and GROUP BY.</summary>
internal static class Orderings
{
    private const int MostColumns = 0xffff;

    public static void BindOrder(Scope scope, CoreModel core, ImmutableArray<OrderingTerm> terms)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            var term = Bare(terms[i].Expression);
            var value = AliasOf(core.Items, term) is { } item ? item.Value with { CollationName = null } : BindTerm(scope, core, terms[i].Expression, i, "ORDER");
            CollationCheck.Check(scope, CollatedBy(terms[i].Expression) ?? value, terms[i].Expression);
        }
    }

    public static void BindGroups(Scope scope, CoreModel core, ImmutableArray<Expression> terms)
    {
        var isAggregate = false;
        for (var i = 0; i < terms.Length; i++)
        {
            scope.Flags &= ~ScopeFlags.HasAggregate;
            var value = BindTerm(scope, core, terms[i], i, "GROUP");
            isAggregate |= scope.Has(ScopeFlags.HasAggregate);
            if (IntegerOf(Bare(terms[i])) is { } position && position >= 1 && position <= core.Items.Count)
            {
                isAggregate |= core.Items[position - 1].HasAggregate;
                if (core.Items[position - 1].WindowName is { } window && !ExpressionBinder.IsDroppable(scope))
                    scope.Session.Report(ProblemPhase.Code, scope.Frame, SqlProblemKind.Misuse, $"misuse of window function {window}()", terms[i].Span);
            }

            CollationCheck.Check(scope, CollatedBy(terms[i]) ?? value, terms[i]);
        }

        if (isAggregate)
            scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.Misuse, "aggregate functions are not allowed in the GROUP BY clause", terms[0].Span);
    }

    // An integer means the column of that place.
    private static BoundValue BindTerm(Scope scope, CoreModel core, Expression term, int index, string clause)
    {
        if (IntegerOf(Bare(term)) is not { } position)
            return ExpressionBinder.BindScalar(scope, term);
        if (position >= 1 && position <= core.Items.Count)
            return core.Items[position - 1].Value;
        if (!core.IsUncertain || position < 1)
            ReportRange(scope, term, index, core.Items.Count, clause);
        return BoundValue.Failed;
    }

    private static void ReportRange(Scope scope, Expression term, int index, int count, string clause) =>
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.WrongCount, $"{Ordinal(index + 1)} {clause} BY term out of range - should be between 1 and {count}", term.Span);

    /// <summary>Matches the terms of a compound's ORDER BY with its columns.</summary>
    public static void BindCompound(BindingSession session, SelectModel model, Scope? outer)
    {
        if (model.Last.Query is not { OrderBy: { IsEmpty: false } terms })
            return;
        for (var i = 0; i < terms.Length; i++)
        {
            if (!BindCompoundTerm(session, model, terms[i], i, outer))
                return;
        }
    }

    private static bool BindCompoundTerm(BindingSession session, SelectModel model, OrderingTerm syntax, int index, Scope? outer)
    {
        var term = Bare(syntax.Expression);
        foreach (var core in model.Cores)
        {
            var scope = new Scope(session, core.Surroundings, core.Sources, outer: null)
            {
                Core = core,
                Items = core.Items,
                Flags = ScopeFlags.AllowsAggregates | ScopeFlags.SeesItems | ScopeFlags.IgnoresSubqueries,
            };
            if (IntegerOf(term) is { } position)
            {
                if (position < 1 || (position > core.Items.Count && !core.IsUncertain))
                {
                    ReportRange(scope, term, index, core.Items.Count, "ORDER");
                    return false;
                }

                CollationCheck.Check(scope, CollatedBy(syntax.Expression) ?? BoundValue.Integer, syntax.Expression);
                return true;
            }

            if (core.IsUncertain || AliasOf(core.Items, term) is { } || Matches(scope, core, term))
            {
                CollationCheck.Check(scope, CollatedBy(syntax.Expression) ?? BoundValue.Integer, syntax.Expression);
                return true;
            }
        }

        session.Report(
            ProblemPhase.Resolve,
            model.Surroundings.Frame,
            SqlProblemKind.NoSuchColumn,
            $"{Ordinal(index + 1)} ORDER BY term does not match any column in the result set",
            syntax.Expression.Span,
            name: null,
            () => [.. ResultNames.Unique(model, default, isResolved: false)]);
        return false;
    }

    private static bool Matches(Scope scope, CoreModel core, Expression term)
    {
        var session = scope.Session;
        session.Muted++;
        var before = session.ProblemCount;
        ExpressionBinder.Bind(scope, term);
        var isMatch = session.ProblemCount == before && core.Items.Exists(item => ExpressionComparer.Same(scope, term, item));
        session.Muted--;
        return isMatch;
    }

    private static ResultItem? AliasOf(List<ResultItem> items, Expression term)
    {
        if (term is not ColumnExpression { Table: null } name)
            return null;
        foreach (var item in items)
        {
            if (item.NameKind == ItemName.Alias && NameComparer.Same(item.Name, name.Column.Text))
                return item;
        }

        return null;
    }

    // The COLLATE on a term that is a name or number of a column.
    private static BoundValue? CollatedBy(Expression expression)
    {
        while (expression is ParenthesizedExpression parenthesized)
            expression = parenthesized.Inner;
        return expression is CollateExpression collate ? BoundValue.Integer with { Collation = collate.Collation.Text, CollationName = collate.Collation } : null;
    }

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

    private static int? IntegerOf(Expression expression)
    {
        switch (expression)
        {
            case ParenthesizedExpression parenthesized:
                return IntegerOf(parenthesized.Inner);
            case UnaryExpression { Operator: UnaryOperator.Plus } plus:
                return IntegerOf(plus.Operand);
            case UnaryExpression { Operator: UnaryOperator.Minus } minus:
                return -IntegerOf(minus.Operand);
            case LiteralExpression { Kind: LiteralKind.Integer } literal:
                return Parse(literal.Text);
            default:
                return null;
        }
    }

    private static int? Parse(string text)
    {
        text = text.Replace("_", "");
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(isHex ? text.Substring(2) : text, style, CultureInfo.InvariantCulture, out var value) && value <= MostColumns * 2 ? value : isHex ? null : MostColumns + 1;
    }

    /// <summary>1st, 2nd, 3rd.</summary>
    public static string Ordinal(int number)
    {
        var suffix = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        return number.ToString(CultureInfo.InvariantCulture) + suffix;
    }
}
