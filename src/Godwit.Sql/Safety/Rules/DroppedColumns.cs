using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>ALTER TABLE … DROP COLUMN of a column that was there before the script.</summary>
internal static class DroppedColumns
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script, ScriptTables tables) =>
        from use in tables.Uses
        where use.Table.IsOld && use.Statement is DropColumnStatement
        let drop = (DropColumnStatement)use.Statement
        where use.After.FindRelation(use.Shape.Name, use.Shape.Database)?.FindColumn(drop.Column.Text) is null
        where use.Table.Original!.FindColumn(drop.Column.Text) is not { IsGenerated: true } and not null
        select new SafetyFinding(
            SafetyRule.DropColumn,
            drop.Span,
            $"The values of {use.Shape.Name}.{drop.Column.Text} are lost in every database",
            $"if nobody needs them, say so with {script.Allow(SafetyRule.DropColumn)}{(script.IsCode ? "" : " at the head of the script")}");
}
