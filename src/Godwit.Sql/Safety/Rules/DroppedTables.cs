using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>DROP TABLE of a table that holds users' rows, or that takes rows of other tables along.</summary>
internal static class DroppedTables
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script, ScriptTables tables)
    {
        foreach (var table in tables.Tables)
        {
            if (!table.IsOld || table.Drop is null)
                continue;
            if (!IsDeclared(script, table) && Rebuild.Of(table, tables) is null && !IsFilledByCode(script, table, tables))
                yield return LosesRows(script, table.Drop, table.Original!.Name);
            if (Cascade(script, table) is { } cascade)
                yield return cascade;
        }

        foreach (var finding in DropsToCreate(script))
            yield return finding;
    }

    private static bool IsDeclared(ReplayedScript script, ScriptTable table) =>
        table.Original!.IsDerived() || script.Directives.Shrinks.Contains(table.Original!.Name, NameComparer.Instance);

    // Nobody sees which rows C# puts into the table that has the name at the end.
    private static bool IsFilledByCode(ReplayedScript script, ScriptTable table, ScriptTables tables) =>
        script.IsCode && tables.AtEnd(table.Original!.Name) is { } replacement && replacement != table && tables.IsWritten(replacement);

    private static SafetyFinding LosesRows(ReplayedScript script, DropStatement drop, string table) => new(
        SafetyRule.DropTable,
        drop.Span,
        $"DROP TABLE deletes {table} with all its rows in every database",
        $"copy them into another table of that name first, or say that they may go: {script.MayShrink(table)}");

    // The table that a dump starts with is not there in a new database, but it may be in an old one.
    private static IEnumerable<SafetyFinding> DropsToCreate(ReplayedScript script)
    {
        for (var i = 0; i < script.Syntax.Statements.Length; i++)
        {
            if (script.Syntax.Statements[i].Syntax is DropStatement { Kind: DropKind.Table, IfExists: true, Target.ObjectName.Text: var name } drop
                && script.Schemas[i].FindRelation(name, drop.Target.Schema?.Text) is null
                && script.After.FindRelation(name, SqlSchema.Main) is Table
                && !script.Directives.Shrinks.Contains(name, NameComparer.Instance)
                && CreatesLater(script, i, name))
                yield return LosesRows(script, drop, name) with { Remedy = "delete the statement; where old databases may have the table, begin the script with '-- godwit: baseline'" };
        }
    }

    private static bool CreatesLater(ReplayedScript script, int drop, string name) =>
        script.Syntax.Statements.Skip(drop + 1).Any(statement => statement.Syntax is CreateTableStatement { IsTemporary: false } create && NameComparer.Same(create.Table.ObjectName.Text, name));

    private static SafetyFinding? Cascade(ReplayedScript script, ScriptTable table)
    {
        var name = table.Original!.Name;
        return HasForeignKeysOn(script, table.Drop!) && References.To(table.BeforeDrop!, name).FirstOrDefault(reference => reference.Key.OnDelete is not ("NO ACTION" or "RESTRICT")) is { Table: { } child } cascade
            ? new(
                SafetyRule.DropCascades,
                table.Drop!.Span,
                $"Foreign keys are on here, so that DROP TABLE {name} also does ON DELETE {cascade.Key.OnDelete} to {child.Name}",
                "delete the PRAGMA foreign_keys of this script: they are off during a migration")
            : null;
    }

    // They are off while a migration runs, and a pragma has an effect outside a transaction only.
    private static bool HasForeignKeysOn(ReplayedScript script, DropStatement drop) =>
        script.Directives.IsNoTransaction
        && script.Syntax.Statements
            .Select(statement => statement.Syntax)
            .OfType<PragmaStatement>()
            .LastOrDefault(pragma => pragma.Span.Start < drop.Span.Start && pragma.Value is not null && NameComparer.Same(pragma.Pragma.ObjectName.Text, "foreign_keys"))
            ?.Value?.Text.ToUpperInvariant() is "ON" or "1" or "TRUE" or "YES";
}
