using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds ON CONFLICT … DO ….</summary>
internal static class UpsertBinder
{
    public static void Bind(BindingSession session, InsertStatement insert, Source target, Surroundings around)
    {
        var span = insert.Upserts[0].Span;
        if (target.Relation is VirtualTable && !target.IsOpaque)
        {
            session.Report(ProblemPhase.Resolve, around.Frame, SqlProblemKind.NotAllowed, $"UPSERT not implemented for virtual table \"{target.Name}\"", span);
            return;
        }

        if (target.Relation is View)
        {
            session.Report(ProblemPhase.Resolve, around.Frame, SqlProblemKind.NotAllowed, "cannot UPSERT a view", span);
            return;
        }

        for (var i = 0; i < insert.Upserts.Length; i++)
            BindTarget(session, insert.Upserts, i, target, around);
        foreach (var upsert in insert.Upserts)
        {
            // The engine makes no code for a conflict that cannot happen; but ALTER TABLE looks there too.
            var isForgotten = !session.IsBody && !CanConflict(insert, upsert, target);
            session.Muted += isForgotten ? 1 : 0;
            BindUpdate(session, upsert, target, around);
            session.Muted -= isForgotten ? 1 : 0;
        }
    }

    private static bool CanConflict(InsertStatement insert, UpsertClause upsert, Source target)
    {
        if (target.Relation is not Table table)
            return true;
        if (upsert.Target.Length == 1 && upsert.Target[0].Expression is ColumnExpression column && table.RowIdAlias >= 0 && target.IndexOf(column.Column.Text) == table.RowIdAlias)
            return InsertBinder.GivesKey(insert, table);
        return table.Indexes.Any(i => i.Unique) || InsertBinder.GivesKey(insert, table);
    }

    private static void BindUpdate(BindingSession session, UpsertClause upsert, Source target, Surroundings around)
    {
        if (upsert.Sets.IsEmpty)
            return;
        var scope = new Scope(session, around, [target], outer: null) { Excluded = target };
        SetBinder.Bind(scope, session, upsert.Sets, target, around.Frame);
        if (upsert.Where is { } where)
            ExpressionBinder.BindScalar(scope, where);
        var changes = UpdateBinder.Changes(upsert.Sets);
        var triggers = Triggers.Of(session, target, TriggerEventKind.Update, changes);
        Triggers.Bind(session, triggers, target, around.Frame, upsert.Span);
        ForeignKeys.CheckUpdate(session, target, changes, around.Frame, upsert.Span);
    }

    private static void BindTarget(BindingSession session, ImmutableArray<UpsertClause> upserts, int index, Source target, Surroundings around)
    {
        var upsert = upserts[index];
        if (upsert.Target.IsEmpty)
            return;
        var scope = new Scope(session, around, [target], outer: null);
        var before = session.ProblemCount;
        var columns = new BoundValue[upsert.Target.Length];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = ExpressionBinder.Bind(scope, upsert.Target[i].Expression);
        if (upsert.TargetWhere is { } where)
            ExpressionBinder.BindScalar(scope, where);
        if (session.ProblemCount > before || target.IsOpaque || target.Relation is not Table table || Matches(table, columns, upsert.TargetWhere is not null))
            return;
        var which = upserts.Length == 1 ? "" : Orderings.Ordinal(index + 1) + " ";
        session.Report(ProblemPhase.Resolve, around.Frame, SqlProblemKind.NoSuchObject, $"{which}ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint", upsert.Target[0].Span);
    }

    private static bool Matches(Table table, BoundValue[] columns, bool hasWhere)
    {
        if (columns.Length == 1 && columns[0] is { Form: ValueForm.Column } only && !table.WithoutRowId && (only.ColumnIndex < 0 || only.ColumnIndex == table.RowIdAlias))
            return true;
        foreach (var index in table.Indexes)
        {
            if (index.Unique && index.Terms.Length == columns.Length && (index.Where is null || hasWhere) && Covers(index, columns))
                return true;
        }

        return false;
    }

    private static bool Covers(Schema.Index index, BoundValue[] columns)
    {
        foreach (var term in index.Terms)
        {
            if (!Array.Exists(columns, column => Answers(term, column)))
                return false;
        }

        return true;
    }

    // Whether an expression is that of an index is left to the engine.
    private static bool Answers(IndexTerm term, BoundValue target)
    {
        var column = target.Unwrap();
        if (term.Column == IndexTerm.OfExpression)
            return column.Form != ValueForm.Column;
        return column.Form == ValueForm.Column
            && column.ColumnIndex == term.Column
            && (target.CollationName is null || NameComparer.Same(target.Collation, term.Collation));
    }
}
