namespace Godwit.Generators;

/// <summary>Finds the migration that each down script undoes: the one with its version and name.</summary>
internal static class DownScripts
{
    public static IReadOnlyDictionary<long, Script> Match(IReadOnlyList<Step> steps, IEnumerable<Script> downs, List<Problem> problems)
    {
        var found = new Dictionary<long, Script>();
        var byVersion = steps.ToDictionary(step => step.Version);
        foreach (var down in downs.OrderBy(script => script.RelativePath, StringComparer.Ordinal))
        {
            byVersion.TryGetValue(down.Name!.Version, out var step);
            if (Fault(down, step, found) is { } fault)
                problems.Add(Problem.InFile(RuleCatalogue.DownWithoutUp, down.Path, down.RelativePath, fault));
            else
                found.Add(down.Name.Version, down);
        }

        return found;
    }

    private static string? Fault(Script down, Step? step, Dictionary<long, Script> found)
    {
        if (step is null)
            return $"there is no version {down.Name!.Version}; add its migration, or delete this file";
        if (step.Name != down.Name!.Name)
            return $"version {step.Version} is named {step.Name}; give both the same name";
        return found.TryGetValue(step.Version, out var other) ? $"{other.RelativePath} is the way back of version {step.Version} already; delete one of them" : null;
    }
}
