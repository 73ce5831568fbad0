using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds INSERT and REPLACE.</summary>
internal static class InsertBinder
{
    public static void Bind(BindingSession session, InsertStatement insert, Surroundings around)
    {
        var frame = around.Frame;
        var target = DmlBinder.Find(session, insert.Table, insert.Alias, insert, frame);
        var triggers = Triggers.Of(session, target, TriggerEventKind.Insert, changes: null);
        if (!DmlBinder.CheckWritable(session, target, insert.Table, triggers, insert.Returning is not null, frame))
            return;
        var columns = BindColumns(session, insert, target, frame);
        var width = BindSource(session, insert, target, columns, around);
        if (columns is not null && width >= 0)
            CheckWidth(session, insert, target, width, frame);
        Defaults.Check(session, insert, target, frame);
        if (!insert.Upserts.IsEmpty)
            UpsertBinder.Bind(session, insert, target, around);

        var span = insert.Table.ObjectName.Span;
        var isMany = triggers.Count > 0 || insert.Returning is not null || IsSelect(insert);
        if (insert.Upserts.IsEmpty && IsReplace(insert, target))
        {
            isMany = true;
            ForeignKeys.CheckDelete(session, target, frame, span);
        }

        ForeignKeys.CheckInsert(session, target, isMany, frame, span);
        Triggers.Bind(session, triggers, target, frame, span);
        if (insert.Returning is { } returning)
            ReturningBinder.Bind(session, returning, target, around, "INSERT");
    }

    private static bool IsSelect(InsertStatement insert) =>
        insert.Source is { } source && !(source.Cores.Length == 1 && source.Cores[0] is ValuesCore { Rows.Length: 1 });

    // Whether a row may be deleted to make place: by its key, where one is given, or by another unique index.
    private static bool IsReplace(InsertStatement insert, Source target) => target.Relation is Table table
        && (insert.IsReplace || insert.OnConflict == ConflictResolution.Replace
            ? GivesKey(insert, table) || table.Indexes.Any(i => i.Unique)
            : insert.OnConflict is null && table.Indexes.Any(i => i.ReplacesOnConflict));

    /// <summary>Whether the row comes with its rowid.</summary>
    public static bool GivesKey(InsertStatement insert, Table table)
    {
        if (insert.Columns.IsEmpty)
            return insert.Source is not null && table.RowIdAlias >= 0;
        foreach (var name in insert.Columns)
        {
            var column = table.IndexOfColumn(name.Text);
            if (column >= 0 ? column == table.RowIdAlias : NameLookup.IsRowId(name.Text))
                return true;
        }

        return false;
    }

    // The places of the columns that the values go to; null where one of them is not known.
    private static List<int>? BindColumns(BindingSession session, InsertStatement insert, Source target, Frame frame)
    {
        var places = new List<int>();
        if (target.IsOpaque)
            return null;
        if (insert.Columns.IsEmpty)
        {
            for (var i = 0; i < target.Columns.Length; i++)
            {
                if (target.Columns[i].Visibility == ColumnVisibility.Ordinary)
                    places.Add(i);
            }

            return places;
        }

        var isSound = true;
        foreach (var name in insert.Columns)
            isSound &= BindColumn(session, insert, target, name, places, frame);
        return isSound ? places : null;
    }

    private static bool BindColumn(BindingSession session, InsertStatement insert, Source target, Name name, List<int> places, Frame frame)
    {
        var index = target.IndexOf(name.Text);
        places.Add(index >= 0 ? index : target.RowIdAlias);
        if (index >= 0)
        {
            session.Refer(frame, name, target.Relation, index);
            if (!target.Columns[index].IsGenerated)
                return true;
            session.Report(ProblemPhase.Resolve, frame, SqlProblemKind.NotAllowed, $"cannot INSERT into generated column \"{target.Columns[index].Name}\"", name.Span, name.Text);
            return false;
        }

        if (NameLookup.IsRowId(name.Text) && !IsWithoutRowId(target))
        {
            session.Refer(frame, name, target.Relation, target.RowIdAlias);
            return true;
        }

        session.Report(
            ProblemPhase.Resolve,
            frame,
            SqlProblemKind.NoSuchColumn,
            $"table {DmlBinder.Shown(insert.Table, insert.Alias, frame)} has no column named {name.Text}",
            name.Span,
            name.Text,
            () => Candidates.Columns([target], 1));
        return false;
    }

    // To an INSERT, views have a rowid too.
    private static bool IsWithoutRowId(Source target) => target.Relation is Table { WithoutRowId: true } or VirtualTable { WithoutRowId: true };

    // The number of values; -1 where it is not known.
    private static int BindSource(BindingSession session, InsertStatement insert, Source target, List<int>? places, Surroundings around)
    {
        if (insert.Source is not { } source)
            return 0;
        ExpectValues(session, insert, source, target, places);
        if (!IsSelect(insert))
        {
            var values = ((ValuesCore)source.Cores[0]).Rows[0].Items;
            ExpressionBinder.BindAll(new Scope(session, around.Under(source.With)), values);
            return values.Length;
        }

        var model = SelectExpander.Expand(session, source, around);
        model.KeepsOrder = true;
        SelectResolver.Resolve(session, model, outer: null);
        return model.IsUncertain ? -1 : model.Width;
    }

    private static void ExpectValues(BindingSession session, InsertStatement insert, SelectStatement source, Source target, List<int>? places)
    {
        if (places is null)
            return;
        foreach (var core in source.Cores)
        {
            if (core is ValuesCore values)
            {
                foreach (var row in values.Rows)
                {
                    for (var i = 0; i < row.Items.Length && i < places.Count; i++)
                        DmlBinder.ExpectColumn(session, target, places[i], row.Items[i], insert);
                }
            }
            else if (core is QueryCore query)
            {
                for (var i = 0; i < query.Columns.Length && i < places.Count && query.Columns[i] is ExpressionColumn column; i++)
                    DmlBinder.ExpectColumn(session, target, places[i], column.Expression, insert);
            }
        }
    }

    private static void CheckWidth(BindingSession session, InsertStatement insert, Source target, int width, Frame frame)
    {
        if (!insert.Columns.IsEmpty)
        {
            if (width != insert.Columns.Length)
                Report($"{width} values for {insert.Columns.Length} columns");
            return;
        }

        var count = 0;
        foreach (var column in target.Columns)
            count += column.Visibility == ColumnVisibility.Ordinary ? 1 : 0;
        if (width > 0 && width != count)
            Report($"table {DmlBinder.Shown(insert.Table, insert.Alias, frame)} has {count} columns but {width} values were supplied");

        void Report(string message) =>
            session.Report(ProblemPhase.Resolve, frame, SqlProblemKind.WrongCount, message, insert.Source?.Span ?? insert.Table.Span, insert.Table.ObjectName.Text);
    }
}
