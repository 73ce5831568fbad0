using System.Collections.Immutable;
using Godwit.Sql.Replay;
using Godwit.Sql.Schema;

namespace Godwit.Generators;

/// <summary>Plans the classes of a set: replays its steps in order, and matches each class under the schema of its place.</summary>
internal static class TypedSqlPlanner
{
    /// <summary>The plans of the classes that are steps of the set, with what is wrong with each method.</summary>
    public static IEnumerable<PlannedClass> Plan(OrderedSet set, IReadOnlyDictionary<string, SqlClass> classes, CancellationToken cancellationToken)
    {
        var schema = SqlSchema.Empty;
        var last = set.Steps.LastOrDefault(step => IsClass(step, classes));
        foreach (var step in set.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (step.DataMigration is { } migration && classes.TryGetValue(migration.FullName, out var found))
            {
                var planned = PlanClass(found, schema);
                schema = planned.After;
                yield return planned.Class;
            }
            else if (step.Script is { } script)
            {
                schema = SchemaReplay.Apply(schema, ParsedTexts.Of(script.Text));
            }

            // What comes behind the last class is nobody's place.
            if (ReferenceEquals(step, last))
                yield break;
        }
    }

    /// <summary>The plan of a class that is no step: nothing is known of its schema.</summary>
    public static PlannedClass PlanAlone(SqlClass type)
    {
        var planned = type.Methods.Select(method => MethodPlanner.Plan(method, ParsedTexts.Of(method.Sql), null, type.Functions)).ToList();
        return Planned(type, planned);
    }

    private static (PlannedClass Class, SqlSchema After) PlanClass(SqlClass type, SqlSchema schema)
    {
        var planned = new List<(MethodPlan Plan, ImmutableArray<SqlFinding> Findings)>();
        foreach (var method in type.Methods)
        {
            var script = ParsedTexts.Of(method.Sql);
            planned.Add(MethodPlanner.Plan(method, script, schema, type.Functions));
            schema = SchemaReplay.Apply(schema, script);
        }

        return (Planned(type, planned), schema);
    }

    private static PlannedClass Planned(SqlClass type, List<(MethodPlan Plan, ImmutableArray<SqlFinding> Findings)> planned) => new(
        new ClassPlan(type, planned.Where(pair => pair.Plan.Method.CanEmit).Select(pair => pair.Plan).ToEquatableArray()),
        planned.Select(pair => new EquatableArray<SqlFinding>(pair.Findings)).ToEquatableArray());

    private static bool IsClass(Step step, IReadOnlyDictionary<string, SqlClass> classes) =>
        step.DataMigration is { } migration && classes.ContainsKey(migration.FullName);
}

/// <summary>A class's plan, and for each of its methods what is wrong with it.</summary>
internal sealed record PlannedClass(ClassPlan Plan, EquatableArray<EquatableArray<SqlFinding>> Findings);
