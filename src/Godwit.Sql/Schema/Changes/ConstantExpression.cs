using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What a DEFAULT may hold.</summary>
internal static class ConstantExpression
{
    /// <summary>Whether the value is constant or made by functions of constants alone, so that it may be a default.</summary>
    public static bool MayBeDefault(ColumnDefault definition)
    {
        var value = TableExpression.Bare(definition.Value);
        if (!definition.IsParenthesized && value is ColumnExpression)
            return true;
        return definition.Value.DescendantsAndSelf().All(node => node switch
        {
            ColumnExpression column => IsTruth(column),
            FunctionExpression call => call.Over is null && call.Filter is null,
            ParameterExpression or SelectStatement or RaiseExpression or InTableExpression => false,
            _ => true,
        });
    }

    /// <summary>Whether the value is known without running anything: what a column that is added to rows may have for a default.</summary>
    public static bool IsKnown(Expression value) => TableExpression.Bare(value) switch
    {
        LiteralExpression literal => literal.Kind is not (LiteralKind.CurrentDate or LiteralKind.CurrentTime or LiteralKind.CurrentTimestamp),
        UnaryExpression { Operator: UnaryOperator.Plus } plus => IsKnown(plus.Operand),
        UnaryExpression { Operator: UnaryOperator.Minus } minus => IsKnown(minus.Operand),
        CastExpression cast => IsKnown(cast.Operand),
        ColumnExpression => true,
        CollateExpression collate => IsKnown(collate.Operand),
        _ => false,
    };

    /// <summary>Whether the value is the literal NULL.</summary>
    public static bool IsNull(Expression value) => TableExpression.Bare(value) is LiteralExpression { Kind: LiteralKind.Null };

    private static bool IsTruth(ColumnExpression column) =>
        column.Table is null && column.Column.Quote == QuoteKind.None
        && (NameComparer.Same(column.Column.Text, "true") || NameComparer.Same(column.Column.Text, "false"));
}
