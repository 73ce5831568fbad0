using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Schema.Changes;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Columns added with a default that SQLite has to compute: it refuses them as soon as the table has a row.</summary>
internal static class AddedDefaults
{
    public static IEnumerable<SafetyFinding> Check(ScriptTables tables) =>
        tables.Uses.Where(use => use.Table.IsOld).Select(use => use.Statement).OfType<AddColumnStatement>().Select(Finding).OfType<SafetyFinding>();

    private static SafetyFinding? Finding(AddColumnStatement add) =>
        add.Column.Constraints.OfType<ColumnDefault>().LastOrDefault() is { } value && !ConstantExpression.IsKnown(value.Value)
            ? new(
                SafetyRule.NonConstantDefault,
                value.Span,
                $"SQLite refuses to add column {add.Column.Name.Text} to a table that has rows, because its default is not constant",
                $"add it with a constant default, or without one, and fill it with UPDATE {add.Table.ObjectName.Text} SET {add.Column.Name.Text} = …")
            : null;
}
