namespace Godwit;

/// <summary>Compares the set with the history: what is to do, or the named fact why nothing can be done. No I/O.</summary>
internal static class Planner
{
    /// <param name="set">The set of the program.</param>
    /// <param name="history">The rows of the database in the order of their versions.</param>
    /// <param name="tables">The names of the tables that exist, compared without case.</param>
    /// <param name="target">The version to go to, up or down; null for the newest.</param>
    public static MigrationPlan Plan(MigrationSet set, IReadOnlyList<HistoryRow> history, IReadOnlySet<string> tables, long? target = null)
    {
        var warnings = RefuseUnknown(set, history);
        var applied = history.ToDictionary(row => row.Version);
        foreach (var step in set.Steps)
        {
            if (applied.TryGetValue(step.Version, out var row))
                RefuseChanged(step, row);
        }

        long? from = history.Count == 0 ? null : history[^1].Version;
        var pending = set.Steps.Where(step => !applied.ContainsKey(step.Version)).ToList();
        if (from is { } newest && pending.Exists(step => step.Version < newest))
            throw new HistoryGapException([.. pending.Select(step => step.Version).Where(version => version < newest)], newest);
        var steps = target < from
            ? Down(set, applied, target.Value)
            : pending.Where(step => step.Version <= (target ?? long.MaxValue)).Select(step => Up(set, step, isFirst: history.Count == 0, tables)).ToList();
        return new MigrationPlan(from, After(set, from, steps), steps, warnings);
    }

    private static PlannedStep Up(MigrationSet set, MigrationStep step, bool isFirst, IReadOnlySet<string> tables) =>
        new(step, RecordOnly: isFirst && step is { IsBaseline: true, IsIdempotent: false } && Exists(set, step, tables));

    private static List<PlannedStep> Down(MigrationSet set, Dictionary<long, HistoryRow> applied, long target)
    {
        var steps = set.Steps.Where(step => step.Version > target && applied.ContainsKey(step.Version)).Reverse().ToList();
        var missing = steps.Where(step => !step.HasDown).Select(step => step.Version).ToList();
        if (applied.Keys.Max() > set.LatestVersion)
            throw new DatabaseTooNewException(applied.Keys.Max(), set.LatestVersion);
        if (missing.Count > 0)
            throw new MissingDownScriptException(missing);
        return steps.ConvertAll(step => new PlannedStep(step, IsDown: true));
    }

    private static long? After(MigrationSet set, long? from, List<PlannedStep> steps)
    {
        if (steps.Count == 0)
            return from;
        var last = steps[^1];
        return last.IsDown ? set.Steps.Where(step => step.Version < last.Step.Version).Select(step => (long?)step.Version).LastOrDefault() : last.Step.Version;
    }

    /// <summary>Newer rows must all say that this program may go on; older ones that the set lacks are refused.</summary>
    private static IReadOnlyList<string> RefuseUnknown(MigrationSet set, IReadOnlyList<HistoryRow> history)
    {
        var known = set.Steps.Select(step => step.Version).ToHashSet();
        var unknown = history.Where(row => !known.Contains(row.Version)).ToList();
        if (unknown.Count == 0)
            return [];
        var missing = unknown.Where(row => row.Version < set.LatestVersion).Select(row => row.Version).ToList();
        if (missing.Count > 0)
            throw new MissingMigrationException(missing);
        if (unknown.Exists(row => row.CompatibleWith is null || row.CompatibleWith > set.LatestVersion))
            throw new DatabaseTooNewException(history[^1].Version, set.LatestVersion);
        return [$"The database has version {history[^1].Version}, newer than this program's {set.LatestVersion}, and declares that it still works with it."];
    }

    private static void RefuseChanged(MigrationStep step, HistoryRow row)
    {
        var comparable = row.Checksum is not null && row.Checksum.StartsWith("v1:", StringComparison.Ordinal);
        var same = comparable
            ? row.Checksum == step.Checksum || step.FormerChecksums.Contains(row.Checksum, StringComparer.Ordinal)
            // Without a checksum of ours, the name is all there is to compare.
            : row.Name == step.Name;
        if (!same)
            throw new ChangedMigrationException(step, row.Name, row.Checksum);
    }

    private static bool Exists(MigrationSet set, MigrationStep baseline, IReadOnlySet<string> tables)
    {
        var created = baseline.Guards
            .Where(guard => guard.Column is null && !guard.Table.Equals(set.HistoryTable, StringComparison.OrdinalIgnoreCase))
            .Select(guard => guard.Table)
            .ToList();
        var missing = created.Where(table => !tables.Contains(table)).ToList();
        if (missing.Count > 0 && missing.Count < created.Count)
            throw new BaselineMismatchException(baseline, missing);
        return created.Count > 0 && missing.Count == 0;
    }
}
