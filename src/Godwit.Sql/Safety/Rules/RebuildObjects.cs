using Godwit.Sql.Safety.Tables;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>What goes with a table when it is dropped, and does not come back with its replacement.</summary>
internal static class RebuildObjects
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script, ScriptTables tables) =>
        Rebuild.Find(tables).SelectMany(rebuild => Lost(script, rebuild).Select(lost => new SafetyFinding(
            SafetyRule.RebuildLosesObjects,
            rebuild.Old.Drop!.Span,
            $"The rebuild of {rebuild.Name} loses {lost.What}",
            lost.Remedy)));

    private static IEnumerable<(string What, string Remedy)> Lost(ReplayedScript script, Rebuild rebuild)
    {
        // At its DROP, because the script may have made some of them itself.
        var before = rebuild.Old.BeforeDrop!;
        if (before.FindRelation(rebuild.Old.Drop!.Target.ObjectName.Text, SqlSchema.Main) is not Table old || script.After.FindRelation(rebuild.Name, SqlSchema.Main) is not Table now)
            yield break;
        foreach (var index in old.Indexes.Where(index => index.Origin == IndexOrigin.Statement && !IsDropped(script, DropKind.Index, index.Name) && !now.Indexes.Any(other => IsSame(other, now, index, old))))
            yield return ($"the index {index.Name}", $"write its CREATE {(index.Unique ? "UNIQUE " : "")}INDEX again at the end of the {script.Noun}");
        foreach (var trigger in before.TriggersOn(old).Where(trigger => !trigger.Database.Equals(SqlSchema.Temp, StringComparison.Ordinal)).OrderBy(trigger => trigger.Order))
        {
            if (!IsDropped(script, DropKind.Trigger, trigger.Name) && !script.After.TriggersOn(now).Any(other => NameComparer.Same(other.Name, trigger.Name)))
                yield return ($"the trigger {trigger.Name}", $"write its CREATE TRIGGER again at the end of the {script.Noun}");
        }

        foreach (var view in Views(script.Before).Where(view => Mentions(view, rebuild.Name) && !Views(script.After).Any(other => NameComparer.Same(other.Name, view.Name))))
            yield return ($"the view {view.Name}", $"write its CREATE VIEW again at the end of the {script.Noun}");
        if (rebuild.Replacement.Creation is CreateTableStatement { AsSelect: not null } && (old.PrimaryKey.Length > 0 || old.Columns.Any(column => column.NotNull || column.Default is not null) || old.ForeignKeys.Length + old.Checks.Length > 0))
            yield return ("its keys, defaults and constraints: CREATE TABLE … AS keeps the columns alone", "write CREATE TABLE with columns and constraints, then INSERT … SELECT");
    }

    private static IEnumerable<View> Views(SqlSchema schema) => schema.FindDatabase(SqlSchema.Main)!.Relations.Values.OfType<View>().OrderBy(view => view.Order);

    private static bool Mentions(View view, string table) => view.Sql is { } sql && Lexing.Lexer.Tokenize(sql).Any(token => NameComparer.Same(Lexing.Names.Unquote(token.Of(sql)), table));

    // Whoever drops it by name means it.
    private static bool IsDropped(ReplayedScript script, DropKind kind, string name) =>
        script.Syntax.Statements.Any(statement => statement.Syntax is DropStatement drop && drop.Kind == kind && NameComparer.Same(drop.Target.ObjectName.Text, name));

    private static bool IsSame(Schema.Index other, Table now, Schema.Index index, Table old) =>
        NameComparer.Same(other.Name, index.Name)
        || (other.Unique == index.Unique && other.Where == index.Where && Terms(other, now).SequenceEqual(Terms(index, old)));

    private static IEnumerable<(string, bool, string)> Terms(Schema.Index index, Table table) =>
        index.Terms.Select(term => (term.Column >= 0 ? table.Columns[term.Column].Name.ToUpperInvariant() : term.Expression ?? "", term.Descending, term.Collation));
}
