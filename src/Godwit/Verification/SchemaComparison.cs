namespace Godwit;

/// <summary>
/// Compares the schema that a database has with the one that the build computed, in words. Names, types and the rest compare
/// without regard to case; the order of columns does not count.
/// </summary>
internal static class SchemaComparison
{
    /// <param name="expected">What the build computed.</param>
    /// <param name="actual">What the database has.</param>
    /// <param name="ignored">Tables that are nobody's business: the history, and what belongs to it.</param>
    public static IReadOnlyList<SchemaFinding> Compare(IReadOnlyCollection<SchemaFact> expected, IReadOnlyCollection<SchemaFact> actual, params IReadOnlyCollection<string> ignored)
    {
        var opaque = expected.Where(fact => fact.Kind == "opaque").Select(fact => fact.Relation).Concat(ignored).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = Index(expected.Where(fact => !opaque.Contains(fact.Relation)));
        var found = Index(actual.Where(fact => !opaque.Contains(fact.Relation)));
        var relations = actual.Where(fact => fact.IsRelation).Select(fact => fact.Relation).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = expected.Where(fact => fact.IsRelation).Select(fact => fact.Relation).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. expected.Where(fact => fact.Kind == "opaque" && !relations.Contains(fact.Relation)).Select(Missing),
            .. wanted.Values.Where(fact => !found.ContainsKey(fact.Identity) && (fact.IsRelation || IsComparable(fact, relations, found.Values))).Select(Missing),
            .. wanted.Values.Where(fact => found.TryGetValue(fact.Identity, out var other) && !Same(fact, other)).Select(fact => Different(fact, found[fact.Identity])),
            .. found.Values.Where(fact => !wanted.ContainsKey(fact.Identity) && (fact.IsRelation || IsComparable(fact, known, wanted.Values))).Select(Extra),
        ];
    }

    private static Dictionary<string, SchemaFact> Index(IEnumerable<SchemaFact> facts)
    {
        var index = new Dictionary<string, SchemaFact>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in facts)
            index.TryAdd(fact.Identity, fact);
        return index;
    }

    // What belongs to a table that the other side lacks is said with the table, and columns of a virtual table count where both sides know them.
    private static bool IsComparable(SchemaFact fact, HashSet<string> relations, IEnumerable<SchemaFact> others) =>
        relations.Contains(fact.Relation)
        && (fact.Kind != "column" || others.Any(other => other.Kind == "column" && other.Relation.Equals(fact.Relation, StringComparison.OrdinalIgnoreCase)));

    // The registry names the module of a virtual table, the engine does not; older engines forget the + of a default.
    private static bool Same(SchemaFact one, SchemaFact other) =>
        one.Line.Replace("\t+", "\t", StringComparison.Ordinal).Equals(other.Line.Replace("\t+", "\t", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) || (one.Kind == "virtual" && other.Kind == "virtual");

    private static SchemaFinding Missing(SchemaFact fact) => new(SchemaFindingKind.Missing, $"{fact.Describe()} is missing");

    private static SchemaFinding Different(SchemaFact expected, SchemaFact actual) =>
        new(SchemaFindingKind.Different, $"{actual.Describe()} is {actual.Details()}, and should be {expected.Details()}");

    private static SchemaFinding Extra(SchemaFact fact) => new(SchemaFindingKind.Extra, $"{fact.Describe()} was made by no migration");
}
