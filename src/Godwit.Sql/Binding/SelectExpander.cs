using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>
/// The first step of a SELECT: finds its tables, joins them and writes out its stars, from the last query of a compound to
/// the first, as the engine does. Names in expressions are left to <see cref="SelectResolver"/>.
/// </summary>
internal static class SelectExpander
{
    private const int MostTerms = 500;

    public static SelectModel Expand(BindingSession session, SelectStatement select, Surroundings around)
    {
        var model = Prepare(session, select, around);
        for (var i = select.Cores.Length - 1; i >= 0; i--)
            model.Cores.Insert(0, ExpandCore(session, select.Cores[i], model.Surroundings, recursive: null));
        return Finish(model);
    }

    /// <summary>The model without its queries.</summary>
    public static SelectModel Prepare(BindingSession session, SelectStatement select, Surroundings around)
    {
        CheckClauses(session, select, around.Frame);
        return new SelectModel(around.Under(select.With))
        {
            Operators = select.Operators,
            IsWrapped = IsWrapped(select),
        };
    }

    public static SelectModel Finish(SelectModel model)
    {
        foreach (var core in model.Cores)
            model.IsUncertain |= core.IsUncertain;
        return model;
    }

    /// <summary>Expands one query.</summary>
    /// <param name="session">The session.</param>
    /// <param name="syntax">The query.</param>
    /// <param name="around">Where it stands.</param>
    /// <param name="recursive">The common table expression that the query refers to and is a part of, or null.</param>
    public static CoreModel ExpandCore(BindingSession session, SelectCore syntax, Surroundings around, Source? recursive)
    {
        var core = new CoreModel(syntax, around) { IsRecursive = recursive is not null };
        if (syntax is QueryCore query)
        {
            if (query.From is not null)
                SourceBuilder.Build(session, query.From, around, recursive, core.Sources);
            Joins.Process(session, core.Sources, around.Frame);
            StarExpander.Expand(session, core, query);
        }
        else
        {
            ExpandValues(session, (ValuesCore)syntax, core);
        }

        return core;
    }

    private static void ExpandValues(BindingSession session, ValuesCore values, CoreModel core)
    {
        var first = values.Rows[0].Items;
        var isTable = values.Rows.Length > 1 && IsConstant(values);
        foreach (var item in first)
        {
            core.Items.Add(new ResultItem
            {
                Expression = item,
                Name = isTable ? $"column{core.Items.Count + 1}" : null,
                NameKind = isTable ? ItemName.Alias : ItemName.Text,
                Span = item.Span,
                IsOfValues = true,
            });
        }

        foreach (var row in values.Rows)
        {
            if (row.Items.Length == first.Length)
                continue;
            session.Report(ProblemPhase.Resolve, core.Surroundings.Frame, SqlProblemKind.WrongCount, "all VALUES must have the same number of terms", row.Span);
            core.IsUncertain = true;
            return;
        }
    }

    // Rows of constants behind the first are read like a table, whose columns have names.
    private static bool IsConstant(ValuesCore values)
    {
        for (var i = 0; i < values.Rows.Length; i++)
        {
            foreach (var node in values.Rows[i].DescendantsAndSelf())
            {
                if ((node is ColumnExpression { Column.Text: { } name } && !ResultNames.IsTrueOrFalse(name)) || (i > 0 && node is FunctionExpression or SelectStatement))
                    return false;
            }
        }

        return true;
    }

    private static void CheckClauses(BindingSession session, SelectStatement select, Frame frame)
    {
        if (select.With is { } with)
            CheckNames(session, with, frame);
        for (var i = select.Cores.Length - 2; i >= 0; i--)
        {
            if (select.Cores[i] is not QueryCore query || (query.OrderBy.IsEmpty && query.Limit is null))
                continue;
            var clause = query.OrderBy.IsEmpty ? "LIMIT" : "ORDER BY";
            var span = query.OrderBy.IsEmpty ? query.Limit!.Span : query.OrderBy[0].Span;
            session.Report(ProblemPhase.Parse, frame, SqlProblemKind.Misuse, $"{clause} clause should come after {Text(select.Operators[i])} not before", span);
        }

        if (select.Cores.Length > MostTerms)
            session.Report(ProblemPhase.Parse, frame, SqlProblemKind.WrongCount, "too many terms in compound SELECT", select.Span);
    }

    /// <summary>Refuses two common table expressions of one name.</summary>
    public static void CheckNames(BindingSession session, WithClause with, Frame frame)
    {
        for (var i = 1; i < with.Tables.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!Schema.NameComparer.Same(with.Tables[i].Name.Text, with.Tables[j].Name.Text))
                    continue;
                session.Report(ProblemPhase.Parse, frame, SqlProblemKind.AlreadyExists, $"duplicate WITH table name: {with.Tables[i].Name.Text}", with.Tables[i].Name.Span);
                break;
            }
        }
    }

    /// <summary>The engine's word for an operator of a compound.</summary>
    public static string Text(CompoundOperator @operator) => @operator switch
    {
        CompoundOperator.UnionAll => "UNION ALL",
        CompoundOperator.Except => "EXCEPT",
        CompoundOperator.Intersect => "INTERSECT",
        _ => "UNION",
    };

    private static bool IsWrapped(SelectStatement select)
    {
        if (select.Operators.IsEmpty || select.Operators.All(o => o == CompoundOperator.UnionAll))
            return false;
        return select.Cores[select.Cores.Length - 1] is QueryCore { OrderBy: { IsEmpty: false } order } && HasCollate(order);
    }

    private static bool HasCollate(ImmutableArray<OrderingTerm> order)
    {
        foreach (var term in order)
        {
            foreach (var node in term.DescendantsAndSelf())
            {
                if (node is CollateExpression)
                    return true;
            }
        }

        return false;
    }
}
