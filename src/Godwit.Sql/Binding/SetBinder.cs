using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds the SET of an UPDATE or an upsert.</summary>
internal static class SetBinder
{
    /// <summary>Binds each value and the columns it goes to.</summary>
    /// <param name="scope">The names in sight; null where the values are bound elsewhere.</param>
    /// <param name="session">The session.</param>
    /// <param name="sets">The assignments.</param>
    /// <param name="target">The table.</param>
    /// <param name="frame">The text.</param>
    public static void Bind(Scope? scope, BindingSession session, ImmutableArray<SetClause> sets, Source target, Frame frame)
    {
        foreach (var set in sets)
        {
            if (scope is not null)
                BindValue(scope, set);
            foreach (var column in set.Columns)
                BindColumn(session, column, target, frame);
            Expect(session, set, target);
        }
    }

    /// <summary>Binds the value of one assignment.</summary>
    public static void BindValue(Scope scope, SetClause set)
    {
        if (!set.IsRow)
        {
            ExpressionBinder.BindScalar(scope, set.Value);
            return;
        }

        var value = ExpressionBinder.Bind(scope, set.Value).Unwrap();
        if (!value.HasKnownWidth || value.Width == set.Columns.Length)
            return;
        var phase = value.Form == ValueForm.Select ? ProblemPhase.Code : ProblemPhase.Parse;
        scope.Session.Report(phase, scope.Frame, SqlProblemKind.WrongCount, $"{set.Columns.Length} columns assigned {value.Width} values", set.Span);
    }

    private static void BindColumn(BindingSession session, Name name, Source target, Frame frame)
    {
        if (target.IsOpaque)
            return;
        var index = target.IndexOf(name.Text);
        if (index < 0 && NameLookup.IsRowId(name.Text) && target.Relation is not (Table { WithoutRowId: true } or VirtualTable { WithoutRowId: true }))
        {
            session.Refer(frame, name, target.Relation, target.RowIdAlias);
        }
        else if (index < 0)
        {
            session.Report(
                ProblemPhase.Resolve,
                frame,
                SqlProblemKind.NoSuchColumn,
                $"no such column: {name.Text}",
                name.Span,
                name.Text,
                () => Candidates.Columns([target], 1));
        }
        else
        {
            session.Refer(frame, name, target.Relation, index);
            if (target.Columns[index].IsGenerated)
                session.Report(ProblemPhase.Resolve, frame, SqlProblemKind.NotAllowed, $"cannot UPDATE generated column \"{target.Columns[index].Name}\"", name.Span, name.Text);
        }
    }

    private static void Expect(BindingSession session, SetClause set, Source target)
    {
        if (set.Columns.Length == 1)
        {
            Expect(set.Columns[0], set.Value);
            return;
        }

        var value = set.Value;
        while (value is ParenthesizedExpression parenthesized)
            value = parenthesized.Inner;
        if (value is not RowExpression row)
            return;
        for (var i = 0; i < row.Items.Length && i < set.Columns.Length; i++)
            Expect(set.Columns[i], row.Items[i]);

        void Expect(Name column, Expression expression)
        {
            if (target.IndexOf(column.Text) is var index and >= 0)
                DmlBinder.ExpectColumn(session, target, index, expression, insert: null);
        }
    }
}
