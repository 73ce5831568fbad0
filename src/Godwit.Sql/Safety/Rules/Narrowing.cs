using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Compares what a program of an older version knows with what is there behind a script that says it still works.</summary>
internal static class Narrowing
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script)
    {
        if (script.Directives.CompatibleWith is not { } version || script.OldestCompatible is not { } oldest)
            yield break;
        foreach (var relation in oldest.FindDatabase(SqlSchema.Main)!.Relations.Values.OrderBy(relation => relation.Order))
        {
            // What was not there before the script was taken away by an earlier one.
            if (script.Before.FindRelation(relation.Name, SqlSchema.Main) is not { } before)
                continue;
            foreach (var change in Changes(relation, before, script.After.FindRelation(relation.Name, SqlSchema.Main)))
                yield return new(
                    SafetyRule.NarrowsCompatibility,
                    Place(script, relation.Name),
                    $"A program of version {version} is said to work on the database still, but {change}",
                    $"keep what that program needs, or take {(script.IsCode ? "CompatibleWith" : "the directive 'compatible-with'")} away");
        }
    }

    private static IEnumerable<string> Changes(Relation oldest, Relation before, Relation? after)
    {
        if (after is null || (oldest is View) != (after is View))
        {
            yield return $"{oldest.Name} is gone";
            yield break;
        }

        if (after.IsOpaque || before.IsOpaque)
            yield break;
        foreach (var column in oldest.Columns.Where(column => before.FindColumn(column.Name) is not null))
        {
            if (after.FindColumn(column.Name) is not { } now)
                yield return $"the column {oldest.Name}.{column.Name} is gone";
            else if (now.NotNull && !before.FindColumn(column.Name)!.NotNull)
                yield return $"the column {oldest.Name}.{column.Name} refuses NULL now";
            else if (now.IsGenerated && !column.IsGenerated)
                yield return $"the column {oldest.Name}.{column.Name} is generated now and cannot be written";
        }

        foreach (var added in after.Columns.Where(column => before.FindColumn(column.Name) is null && column is { NotNull: true, Default: null, IsGenerated: false } && !IsRowId(after, column)))
            yield return $"the column {oldest.Name}.{added.Name} needs a value that it does not insert";
        if (after is Table table && before is Table former)
        {
            foreach (var index in table.Indexes.Where(index => index.Unique && !former.Indexes.Any(other => other.Unique && Columns(other, former).SequenceEqual(Columns(index, table), NameComparer.Instance))))
                yield return $"{oldest.Name} must be unique by {string.Join(", ", Columns(index, table))} now";
            if (table.Strict && !former.Strict)
                yield return $"{oldest.Name} is STRICT now";
        }
    }

    private static bool IsRowId(Relation relation, Column column) => relation is Table { RowIdAlias: >= 0 and var alias } && relation.Columns[alias] == column;

    private static IEnumerable<string> Columns(Schema.Index index, Table table) => index.Terms.Select(term => term.Column >= 0 ? table.Columns[term.Column].Name : term.Expression ?? "rowid");

    private static TextSpan Place(ReplayedScript script, string relation)
    {
        var last = script.Syntax.Statements.LastOrDefault(statement => statement.Syntax is not (null or SelectStatement) && statement.Syntax.DescendantsAndSelf().OfType<Name>().Any(name => NameComparer.Same(name.Text, relation)));
        return last?.Syntax?.Span ?? script.Syntax.Statements[0].Span;
    }
}
