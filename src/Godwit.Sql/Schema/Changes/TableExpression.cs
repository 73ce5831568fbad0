using System.Collections.Immutable;
using Godwit.Sql.Catalog;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Checks an expression over the columns of one table: a CHECK, a generated column, a term or the WHERE of an index.</summary>
internal sealed class TableExpression(ChangeContext context, Relation table, ExpressionPlace place)
{
    /// <summary>Whether a name in double quotes that names nothing is a text, as it is while the engine loads its schema.</summary>
    public bool AllowsDoubleQuotedText { get; init; }

    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    /// <summary>Why the engine refuses the expression, or null.</summary>
    public SqlProblem? Check(Expression expression)
    {
        foreach (var node in expression.DescendantsAndSelf())
        {
            if (Check(node) is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>
    /// Why the engine refuses a call, or the names and calls that are its arguments; null for what is no call. It looks no
    /// further behind another fault.
    /// </summary>
    public SqlProblem? CheckCall(Expression expression)
    {
        if (Bare(expression) is not FunctionExpression call)
            return null;
        var arguments = call.Arguments.Select(a => Bare(a) is ColumnExpression column ? Check(column) : CheckCall(a));
        return Check(call) ?? arguments.LastOrDefault(p => p is not null);
    }

    /// <summary>Whether a name stands for the rowid in a table that shows it.</summary>
    public static bool IsRowId(Relation table, string name) =>
        table is Table { WithoutRowId: false } && Array.Exists(RowIdNames, r => NameComparer.Same(r, name)) && table.FindColumn(name) is null;

    /// <summary>An expression without the parentheses around it, which mean nothing to the engine.</summary>
    public static Expression Bare(Expression expression)
    {
        while (expression is ParenthesizedExpression parenthesized)
            expression = parenthesized.Inner;
        return expression;
    }

    private SqlProblem? Check(SqlNode node) => node switch
    {
        ColumnExpression column => Check(column),
        FunctionExpression function => Check(function),
        LiteralExpression { Kind: LiteralKind.CurrentDate or LiteralKind.CurrentTime or LiteralKind.CurrentTimestamp } now => Nondeterministic(now),
        LikeExpression { Operator: LikeOperator.Regexp } like when !context.Schema.Extensions.MayHaveFunction("regexp") =>
            new SqlProblem(SqlProblemKind.NoSuchFunction, "no such function: REGEXP", like.Span),
        ParameterExpression => Prohibited("parameters", node),
        SelectStatement or InTableExpression => Prohibited("subqueries", node),
        CollateExpression collate => Collation(context, collate.Collation),
        _ => null,
    };

    /// <summary>The refusal of a collation that does not exist, or null.</summary>
    public static SqlProblem? Collation(ChangeContext context, Name collation) => context.Schema.Extensions.MayHaveCollation(collation.Text)
        ? null
        : new SqlProblem(SqlProblemKind.NoSuchCollation, $"no such collation sequence: {collation.Text}", collation.Span)
        {
            Name = collation.Text,
            Candidates = [.. Collations.All, .. context.Schema.Extensions.Collations],
        };

    private SqlProblem? Check(ColumnExpression column)
    {
        if (column.Table is not null && place is ExpressionPlace.IndexTerm or ExpressionPlace.Generated)
            return Prohibited("the \".\" operator", column);
        var name = column.Column.Text;
        if (column.Table is { } qualifier && !NameComparer.Same(qualifier.Text, table.Name))
            return NoSuchColumn(context, table, column, $"{qualifier.Text}.{name}");
        if (table.IsOpaque || table.FindColumn(name) is not null)
            return null;
        if (place is ExpressionPlace.Check or ExpressionPlace.PartialIndex && IsRowId(table, name))
            return null;
        if (column.Table is null && column.Column.Quote == QuoteKind.None && (NameComparer.Same(name, "true") || NameComparer.Same(name, "false")))
            return null;
        if (AllowsDoubleQuotedText && column.Table is null && column.Column.Quote == QuoteKind.Double)
            return null;
        return NoSuchColumn(context, table, column, column.Table is { } named ? $"{named.Text}.{name}" : name);
    }

    private static SqlProblem NoSuchColumn(ChangeContext context, Relation table, ColumnExpression column, string name)
    {
        var candidates = table.Columns.Select(c => c.Name).ToImmutableArray();
        return column.Table is null && column.Column.Quote == QuoteKind.Double
            ? new SqlProblem(SqlProblemKind.DoubleQuotedString, $"no such column: \"{name}\" - should this be a string literal in single-quotes?", column.Span) { Name = name, Candidates = candidates }
            : new SqlProblem(SqlProblemKind.NoSuchColumn, $"no such column: {name}", column.Span) { Name = name, Candidates = candidates };
    }

    private SqlProblem? Check(FunctionExpression call)
    {
        var name = context.Raw(call.Function);
        var variants = BuiltInFunctions.Find(call.Function.Text);
        if (variants.IsEmpty)
            return context.Schema.Extensions.MayHaveFunction(call.Function.Text) ? null : Unknown(call, name);
        if (variants.OrderBy(v => v.Arity < 0).FirstOrDefault(v => v.Accepts(call.Arguments.Length)) is not { } function)
        {
            return context.Schema.Extensions.Functions.Contains(call.Function.Text)
                ? null
                : new SqlProblem(SqlProblemKind.WrongCount, $"wrong number of arguments to function {name}()", call.Span);
        }

        if (!function.IsDeterministic && function.Kind == FunctionKind.Scalar && Nondeterministic(call) is { } problem)
            return problem;
        if (function.Kind == FunctionKind.Scalar)
            return call.Over is null ? null : new SqlProblem(SqlProblemKind.Misuse, $"{name}() may not be used as a window function", call.Span);
        var kind = call.Over is not null || function.NeedsWindow ? "window" : "aggregate";
        return new SqlProblem(SqlProblemKind.Misuse, $"misuse of {kind} function {name}()", call.Span);
    }

    private static SqlProblem Unknown(FunctionExpression call, string name) => new(SqlProblemKind.NoSuchFunction, $"no such function: {name}", call.Function.Span)
    {
        Name = call.Function.Text,
        Candidates = [.. BuiltInFunctions.All.Select(f => f.Name).Distinct(NameComparer.Instance)],
    };

    private SqlProblem? Nondeterministic(SqlNode node) =>
        place == ExpressionPlace.Check ? null : Prohibited("non-deterministic functions", node);

    private SqlProblem Prohibited(string what, SqlNode node)
    {
        var where = place switch
        {
            ExpressionPlace.Check => "CHECK constraints",
            ExpressionPlace.PartialIndex => "partial index WHERE clauses",
            ExpressionPlace.IndexTerm => "index expressions",
            _ => "generated columns",
        };
        return new SqlProblem(SqlProblemKind.Misuse, $"{what} prohibited in {where}", node.Span);
    }
}
