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
            .SelectMany(statement => Newer(statement, target))
            .Select(use => places.At(RuleCatalogue.NewerThanTarget, use.Span, Arguments(use, set, target)));
    }

    /// <summary>What the message about a use says.</summary>
    public static string[] Arguments(FeatureUse use, SetClass set, SqliteVersion target) =>
        [char.ToUpperInvariant(use.Feature.Name[0]) + use.Feature.Name.Substring(1), use.Feature.Since.ToString(), set.FullName, target.ToString()];

    /// <summary>The first place of each feature of a statement that the target does not have.</summary>
    public static IEnumerable<FeatureUse> Newer(ScriptStatement statement, SqliteVersion target) =>
        (statement.Syntax is { } syntax ? SqliteFeatures.UsedBy(syntax) : []).Where(use => use.Feature.Since > target).GroupBy(use => use.Feature).Select(uses => uses.First());
}
