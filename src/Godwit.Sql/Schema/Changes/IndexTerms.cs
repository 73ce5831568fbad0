using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Reads the terms of indexes and keys.</summary>
internal static class IndexTerms
{
    /// <summary>One term, or why the engine refuses it.</summary>
    public static SqlProblem? Read(ChangeContext context, Table table, OrderingTerm ordering, out IndexTerm? term)
    {
        term = null;
        var expression = TableExpression.Bare(ordering.Expression);
        var collation = (expression as CollateExpression)?.Collation;
        var inner = expression;
        while (inner is CollateExpression collate)
            inner = TableExpression.Bare(collate.Operand);

        // A text where a column should be is taken for its name: 'a' or, behind COLLATE, 'a' COLLATE nocase.
        if (inner is LiteralExpression { Kind: LiteralKind.String } text)
            inner = new ColumnExpression(text.Span, null, null, new Name(text.Span, Names.Unquote(text.Text), QuoteKind.Single));
        if (new TableExpression(context, table, ExpressionPlace.IndexTerm).Check(inner) is { } problem)
            return problem;
        if (collation is not null && TableExpression.Collation(context, collation) is { } unknown)
            return unknown;
        var place = inner is ColumnExpression { Table: null } column ? table.IndexOfColumn(column.Column.Text) : -1;
        var descending = ordering.Order == SortOrder.Descending;
        term = place >= 0
            ? new IndexTerm(place, null, collation?.Text ?? table.Columns[place].Collation, descending)
            : new IndexTerm(IndexTerm.OfExpression, context.Raw(ordering.Expression), collation?.Text ?? "BINARY", descending);
        return null;
    }
}
