namespace Godwit.Generators;

/// <summary>Plans every class with <c>[Sql]</c> methods: those that are steps of a set at their place, the others without one.</summary>
internal static class TypedSql
{
    public static IEnumerable<PlannedClass> Plan(IEnumerable<OrderedSet> sets, IEnumerable<SqlClass> found)
    {
        // Each of its methods has brought the class.
        var classes = found.GroupBy(type => type.FullName, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        if (classes.Count == 0)
            yield break;

        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var planned in sets.SelectMany(set => TypedSqlPlanner.Plan(set, classes)))
        {
            if (placed.Add(planned.Plan.Class.FullName))
                yield return planned;
        }

        foreach (var type in classes.Values.Where(type => !placed.Contains(type.FullName)))
            yield return TypedSqlPlanner.PlanAlone(type);
    }
}
