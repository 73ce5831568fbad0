using System.Collections.Immutable;
using Godwit.Sql.Safety.Rules;
using Godwit.Sql.Safety.Tables;

namespace Godwit.Sql.Safety;

/// <summary>Looks at a script for what SQLite would accept and a person would regret.</summary>
public static class SafetyRules
{
    /// <summary>
    /// The findings in the order of the script. What a directive of the script declares (<c>shrinks</c>, <c>no-transaction</c>)
    /// is no finding; <c>allow</c> is the caller's to apply.
    /// </summary>
    /// <param name="script">The script and the schemas that it passes through.</param>
    public static ImmutableArray<SafetyFinding> Check(ReplayedScript script)
    {
        var tables = ScriptTables.Of(script);
        return
        [
            .. TransactionRules.Check(script)
                .Concat(PragmaRules.Check(script))
                .Concat(BackupTables.Check(script))
                .Concat(LeftoverObjects.Check(script))
                .Concat(script.IsDown ? [] : Losses(script, tables))
                .OrderBy(finding => finding.Span.Start),
        ];
    }

    // What a way back does by its nature.
    private static IEnumerable<SafetyFinding> Losses(ReplayedScript script, ScriptTables tables) =>
        DroppedTables.Check(script, tables)
            .Concat(DroppedColumns.Check(script, tables))
            .Concat(UnfilteredWrites.Check(script, tables))
            .Concat(RebuildObjects.Check(script, tables))
            .Concat(RebuildCopies.Check(script, tables))
            .Concat(Cascades.Check(script, tables))
            .Concat(Narrowing.Check(script));
}
