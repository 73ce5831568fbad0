using System.Collections.Immutable;
using Godwit.Sql.Replay;

namespace Godwit.Generators;

/// <summary>Plans the classes of a set: replays its steps in order, and matches each class under the schema of its place.</summary>
internal static class TypedSqlPlanner
{
    /// <summary>The plans of the classes that are steps of the set, with what is wrong with each method.</summary>
    public static IEnumerable<PlannedClass> Plan(OrderedSet set, IReadOnlyDictionary<string, SqlClass> classes)
    {
        // What comes behind the last class is nobody's place. Out of order, no place is known.
        var count = set.Problems.Count > 0 ? 0 : 1 + set.Steps.Items.ToList().FindLastIndex(step => Find(step, classes) is not null);
        var versions = Replay(set, count);
        for (var index = 0; index < count; index++)
        {
            if (Find(set.Steps[index], classes) is { } found)
                yield return Plan(found, versions[index]);
        }
    }

    /// <summary>The first versions of a set. What the generator has replayed is not replayed again.</summary>
    public static ImmutableArray<ReplayedVersion> Replay(OrderedSet set, int count)
    {
        var input = ReplayInput.Of(set);
        return MigrationReplay.Run(HistorySchema.Of(input.HistoryTable), [.. input.Steps.Take(count).Select(step => step.ToStep())]);
    }

    /// <summary>The plan of a class that is no step: nothing is known of its schema.</summary>
    public static PlannedClass PlanAlone(SqlClass type) =>
        Planned(type, [.. type.Methods.Select(method => MethodPlanner.Plan(method, ParsedTexts.Of(method.Sql), null, type.Functions))]);

    private static PlannedClass Plan(SqlClass type, ReplayedVersion version)
    {
        var planned = new List<(MethodPlan Plan, ImmutableArray<SqlFinding> Findings)>();
        var next = 0;
        foreach (var method in type.Methods)
        {
            var script = ParsedTexts.Of(method.Sql);
            var count = script.Statements.Length;
            planned.Add(MethodPlanner.Plan(method, script, count == 1 ? version.Statements[next] : null, type.Functions));
            next += count;
        }

        return Planned(type, planned);
    }

    private static PlannedClass Planned(SqlClass type, List<(MethodPlan Plan, ImmutableArray<SqlFinding> Findings)> planned) => new(
        new ClassPlan(type, planned.Where(pair => pair.Plan.Method.CanEmit).Select(pair => pair.Plan).ToEquatableArray()),
        planned.Select(pair => new EquatableArray<SqlFinding>(pair.Findings)).ToEquatableArray());

    private static SqlClass? Find(Step step, IReadOnlyDictionary<string, SqlClass> classes) =>
        step.DataMigration is { } migration && classes.TryGetValue(migration.FullName, out var found) ? found : null;
}

/// <summary>A class's plan, and for each of its methods what is wrong with it.</summary>
internal sealed record PlannedClass(ClassPlan Plan, EquatableArray<EquatableArray<SqlFinding>> Findings);
