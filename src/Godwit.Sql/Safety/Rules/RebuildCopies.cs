using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Rebuilds whose copy leaves out columns or rows.</summary>
internal static class RebuildCopies
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script, ScriptTables tables) =>
        Rebuild.Find(tables).Where(rebuild => !script.IsCode || !tables.IsWritten(rebuild.Replacement)).SelectMany(rebuild => rebuild.Copies
            .GroupBy(copy => copy.Source)
            .SelectMany(copies => LostColumns(script, rebuild, [.. copies]).Concat(LostRows(script, rebuild, [.. copies]))));

    private static IEnumerable<SafetyFinding> LostColumns(ReplayedScript script, Rebuild rebuild, List<TableCopy> copies)
    {
        if (copies[0].SourceShape.IsOpaque)
            yield break;
        var read = copies.Select(copy => ReadColumns(copy.Select)).ToList();
        foreach (var column in rebuild.Old.Original!.Columns.Where(column => column.Visibility == ColumnVisibility.Ordinary))
        {
            if (copies[0].SourceShape.FindColumn(column.Name) is null || read.Any(names => names is null || names.Contains(column.Name)))
                continue;
            yield return new(
                SafetyRule.RebuildLosesColumns,
                Place(copies[0].Statement),
                $"The rebuild of {rebuild.Name} does not copy column {column.Name}, and its values are lost",
                $"add {column.Name} to the SELECT; if nobody needs it, say so with {script.Allow(SafetyRule.RebuildLosesColumns)}");
        }
    }

    // Several copies may each take a part.
    private static IEnumerable<SafetyFinding> LostRows(ReplayedScript script, Rebuild rebuild, List<TableCopy> copies)
    {
        if (copies.Count > 1 || script.Directives.Shrinks.Contains(rebuild.Name, NameComparer.Instance) || Filter(copies[0]) is not var (filter, span))
            yield break;
        yield return new(
            SafetyRule.RebuildLosesRows,
            span,
            $"The rebuild of {rebuild.Name} may copy fewer rows than there are, because of {filter}",
            $"copy every row, or say that the table may lose some: {script.MayShrink(rebuild.Name)}");
    }

    /// <summary>The columns whose values the SELECT hands on; null where a star hands on all.</summary>
    private static HashSet<string>? ReadColumns(SelectStatement select)
    {
        var names = new HashSet<string>(NameComparer.Instance);
        foreach (var result in select.DescendantsAndSelf().OfType<QueryCore>().SelectMany(core => core.Columns))
        {
            if (result is StarColumn)
                return null;
            names.UnionWith(result.DescendantsAndSelf().OfType<ColumnExpression>().Select(column => column.Column.Text));
        }

        return names;
    }

    private static (string Filter, TextSpan Span)? Filter(TableCopy copy)
    {
        if (copy.Statement is InsertStatement { OnConflict: ConflictResolution.Ignore or ConflictResolution.Replace } insert)
            return (insert.OnConflict == ConflictResolution.Ignore ? "OR IGNORE" : "REPLACE", insert.Table.Span);
        if (copy.Statement is InsertStatement { IsReplace: true } replace)
            return ("REPLACE", replace.Table.Span);
        if (copy.Statement is InsertStatement { Upserts: { IsEmpty: false } upserts })
            return ("ON CONFLICT", upserts[0].Span);
        if (copy.Select.Operators.Any(op => op != CompoundOperator.UnionAll))
            return ("UNION, INTERSECT or EXCEPT", copy.Select.Span);
        return copy.Select.Cores.OfType<QueryCore>().Select(Filter).FirstOrDefault(filter => filter is not null);
    }

    private static (string, TextSpan)? Filter(QueryCore core) => core switch
    {
        { Where: { } where } => ("WHERE", where.Span),
        { Limit: { } limit } => ("LIMIT", limit.Span),
        { Quantifier: SelectQuantifier.Distinct } => ("DISTINCT", core.Span),
        { GroupBy: { IsEmpty: false } groups } => ("GROUP BY", groups[0].Span),
        { Having: { } having } => ("HAVING", having.Span),
        { From.Tables: var sources } when sources.FirstOrDefault(IsInnerJoin) is { } join => ("a join", join.Span),
        _ => null,
    };

    private static bool IsInnerJoin(JoinedTable table) =>
        table.Join is { } join && !join.Words.Any(word => word.Text.ToUpperInvariant() is "LEFT" or "FULL" or "RIGHT");

    private static TextSpan Place(Statement statement) => statement is InsertStatement insert ? insert.Table.Span : ((CreateTableStatement)statement).Table.Span;
}
