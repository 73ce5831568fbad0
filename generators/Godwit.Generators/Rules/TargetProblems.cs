using Godwit.Sql.Features;
using Godwit.Sql.Parsing;

namespace Godwit.Generators;

/// <summary>Finds SQL that is newer than the SQLite a set has to run on: the first place of each feature in a statement.</summary>
internal static class TargetProblems
{
    public static IEnumerable<Problem> Of(OrderedSet ordered) => ordered.Set.TargetSqlite is { } target
        ? ordered.Scripts.Where(script => script.RequiredSqlite > target).SelectMany(script => InScript(script, ordered.Set, target).Where(script.Reports).Select(script.WithSeverity))
        : [];

    private static IEnumerable<Problem> InScript(Script script, SetClass set, SqliteVersion target)
    {
        var places = new ScriptPlaces(script.Path, script.Syntax!.Text);
        return script.Syntax.Statements
            .Where(statement => statement.Syntax is not null)
            .SelectMany(statement => Newer(statement, target))
            .Select(use => places.At(RuleCatalogue.NewerThanTarget, use.Span, Capital(use.Feature.Name), use.Feature.Since.ToString(), set.FullName, target.ToString()));
    }

    private static IEnumerable<FeatureUse> Newer(ScriptStatement statement, SqliteVersion target) =>
        SqliteFeatures.UsedBy(statement.Syntax!).Where(use => use.Feature.Since > target).GroupBy(use => use.Feature).Select(uses => uses.First());

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
