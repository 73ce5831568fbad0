using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Writes to a table whose foreign keys would change others, if foreign keys were not off during a migration.</summary>
internal static class Cascades
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script, ScriptTables tables)
    {
        // Whoever writes to the child in the same script has thought of it.
        var written = new HashSet<string>(
            tables.Uses.Where(use => use.Statement is DeleteStatement or UpdateStatement or DropStatement).Select(use => use.Shape.Name),
            NameComparer.Instance);
        foreach (var use in tables.Uses)
        {
            if (use.Shape is not Table { Database: SqlSchema.Main } parent)
                continue;
            var counted = use.Statement switch
            {
                DeleteStatement delete => References.All(use.Schema, parent.Name)
                    .Where(reference => Acts(reference.Key.OnDelete) && (delete.Where is not null || !NameComparer.Same(reference.Table.Name, parent.Name)))
                    .Select(reference => (Child: reference.Table, Action: "ON DELETE " + reference.Key.OnDelete)),
                UpdateStatement update => References.All(use.Schema, parent.Name)
                    .Where(reference => Acts(reference.Key.OnUpdate) && Changes(update, reference.Key, parent))
                    .Select(reference => (Child: reference.Table, Action: "ON UPDATE " + reference.Key.OnUpdate)),
                _ => [],
            };
            foreach (var (child, action) in counted)
            {
                if (NameComparer.Same(child.Name, parent.Name) || !written.Contains(child.Name))
                    yield return Finding(script, use, child, parent, action);
            }
        }
    }

    private static SafetyFinding Finding(ReplayedScript script, TableUse use, Table child, Table parent, string action) => new(
        SafetyRule.CountsOnCascade,
        (use.Statement is DeleteStatement delete ? delete.Table : ((UpdateStatement)use.Statement).Table).Span,
        $"Foreign keys are off during a migration: {action} does not reach {child.Name}, and rows there that reference {parent.Name} fail the check before COMMIT",
        use.Statement is DeleteStatement ? $"DELETE or UPDATE those rows of {child.Name} in this {script.Noun}, before this statement" : $"UPDATE those rows of {child.Name} in this {script.Noun} too");

    private static bool Acts(string action) => action is not ("NO ACTION" or "RESTRICT");

    private static bool Changes(UpdateStatement update, ForeignKey key, Table parent)
    {
        var columns = key.References.IsEmpty ? parent.PrimaryKey.Select(place => parent.Columns[place].Name) : key.References;
        return columns.Any(column => update.Sets.SelectMany(set => set.Columns).Any(set => NameComparer.Same(set.Text, column)));
    }
}
