using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Writes out <c>*</c> and <c>table.*</c>.</summary>
internal static class StarExpander
{
    public static void Expand(BindingSession session, CoreModel core, QueryCore query)
    {
        foreach (var column in query.Columns)
        {
            if (column is ExpressionColumn written)
            {
                core.Items.Add(new ResultItem
                {
                    Expression = written.Expression,
                    Name = written.Alias?.Text,
                    NameKind = written.Alias is null ? ItemName.Text : ItemName.Alias,
                    Span = written.Expression.Span,
                });
            }
            else
            {
                ExpandStar(session, core, (StarColumn)column);
            }
        }
    }

    /// <summary>The columns of a parenthesised join.</summary>
    public static void ExpandNested(CoreModel core) => Add(core, star: null, isNested: true, hasLongNames: false);

    private static void ExpandStar(BindingSession session, CoreModel core, StarColumn star)
    {
        if (Add(core, star, isNested: false, session.Results is { FullColumnNames: true, ShortColumnNames: false }))
            return;
        core.IsUncertain = true;
        var frame = core.Surroundings.Frame;
        if (star.Table is not { } table)
            session.Report(ProblemPhase.Expand, frame, SqlProblemKind.Misuse, "no tables specified", star.Span);
        else if (!HasHiddenName(core, table.Text))
            session.Report(ProblemPhase.Expand, frame, SqlProblemKind.NoSuchTable, $"no such table: {table.Text}", table.Span, table.Text, () => Candidates.Labels(core.Sources));
    }

    // What a parenthesised join holds is not known where one of its tables is not.
    private static bool HasHiddenName(CoreModel core, string table)
    {
        foreach (var source in core.Sources)
        {
            if (source.IsOpaque && (source.IsNested || NameComparer.Same(source.Label, table)))
                return true;
        }

        return false;
    }

    private static bool Add(CoreModel core, StarColumn? star, bool isNested, bool hasLongNames)
    {
        var isSeen = false;
        for (var i = 0; i < core.Sources.Count; i++)
        {
            var source = core.Sources[i];
            if (star?.Table is { } name && !source.IsNested && !NameComparer.Same(source.Label, name.Text))
                continue;
            if (source.IsOpaque)
            {
                core.IsUncertain = true;
                isSeen |= !source.IsNested || star?.Table is null;
                continue;
            }

            isSeen |= AddSource(core, i, star, isNested, hasLongNames);
        }

        return isSeen;
    }

    private static bool AddSource(CoreModel core, int at, StarColumn? star, bool isNested, bool hasLongNames)
    {
        var source = core.Sources[at];
        var next = isNested && at + 1 < core.Sources.Count ? core.Sources[at + 1] : null;
        if (next?.Using is { } using_)
        {
            foreach (var name in using_)
                core.Items.Add(new ResultItem { Column = name, NameKind = ItemName.Qualified, Qualified = ("", "", name), IsUsingTerm = true });
        }

        var isSeen = false;
        var nested = source.IsNested ? source.Select!.First.Items : null;
        for (var j = 0; j < source.Columns.Length; j++)
        {
            var column = source.Columns[j];
            if (nested is not null && !IsShown(nested[j], star, isNested))
                continue;
            if (column.Visibility == ColumnVisibility.Hidden)
                continue;
            isSeen = true;
            if (at > 0 && star?.Table is null && !isNested && source.UsesColumn(column.Name))
                continue;
            core.Items.Add(Make(core, at, column.Name, nested?[j], star, isNested, next, hasLongNames ? $"{source.Label}.{column.Name}" : column.Name, isRowId: false));
        }

        if (isNested && source.HasRowId && RowIdName(source) is { } rowId)
        {
            isSeen = true;
            core.Items.Add(Make(core, at, rowId, nested: null, star, isNested, next, rowId, isRowId: true));
        }

        return isSeen;
    }

    private static bool IsShown(ResultItem nested, StarColumn? star, bool isNested)
    {
        if (nested.NameKind == ItemName.RowId)
            return false;
        if (star?.Table is { } table)
            return nested.NameKind == ItemName.Qualified && NameComparer.Same(nested.Qualified.Table, table.Text);
        return isNested || !nested.IsHiddenFromStar;
    }

    private static ResultItem Make(CoreModel core, int at, string column, ResultItem? nested, StarColumn? star, bool isNested, Source? next, string name, bool isRowId)
    {
        var source = core.Sources[at];
        var isQualified = core.Sources.Count > 1
            && ((source.Join & JoinKinds.LeftOfRight) == JoinKinds.None || isNested || !IsUsedBehind(core.Sources, at, column));
        var database = source.IsNested ? null : source.Database ?? "*";
        return new ResultItem
        {
            Database = isQualified ? database : null,
            Table = isQualified ? source.Label : null,
            Column = column,
            Name = isNested ? null : name,
            NameKind = isRowId ? ItemName.RowId : isNested ? ItemName.Qualified : ItemName.Alias,
            Qualified = !isNested ? default : nested?.Qualified ?? (database ?? "", source.Label, column),
            IsHiddenFromStar = isNested && (source.UsesColumn(column) || next?.UsesColumn(column) == true || nested?.IsHiddenFromStar == true),
            Span = star?.Span ?? default,
        };
    }

    private static bool IsUsedBehind(List<Source> sources, int at, string column)
    {
        for (var i = at + 1; i < sources.Count; i++)
        {
            if (sources[i].UsesColumn(column))
                return true;
        }

        return false;
    }

    private static string? RowIdName(Source source)
    {
        foreach (var name in NameLookup.RowIdNames)
        {
            if (source.IndexOf(name) < 0)
                return name;
        }

        return null;
    }
}
