using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>DELETE and UPDATE of every row of a table that was there before the script.</summary>
internal static class UnfilteredWrites
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script, ScriptTables tables) =>
        tables.Uses.Where(use => use.Table.IsOld).Select(use => use.Statement switch
        {
            DeleteStatement { Where: null } delete when !script.MayLoseRows(use) => new SafetyFinding(
                SafetyRule.DeleteAll,
                delete.Table.Span,
                $"DELETE without WHERE deletes every row of {use.Shape.Name}",
                $"add a WHERE, or say that the table may lose rows: {script.MayShrink(use.Table.Original!.Name)}"),
            UpdateStatement { Where: null, From: null } update when !SetsNewColumns(update, use.Table) => new SafetyFinding(
                SafetyRule.UpdateAll,
                update.Table.Span,
                $"UPDATE without WHERE changes every row of {use.Shape.Name}",
                "add a WHERE that names the rows, as WHERE <column> IS NULL, or WHERE true if all are meant"),
            _ => null,
        }).OfType<SafetyFinding>();

    // A column that this script added has no values yet that could be lost.
    private static bool SetsNewColumns(UpdateStatement update, ScriptTable table) =>
        table.Original is { IsOpaque: false } original
        && update.Sets.SelectMany(set => set.Columns).All(column => original.FindColumn(column.Text) is null);

    private static bool MayLoseRows(this ReplayedScript script, TableUse use) =>
        script.Directives.Shrinks.Contains(use.Table.Original!.Name, NameComparer.Instance) || use.Shape.IsDerived();
}
