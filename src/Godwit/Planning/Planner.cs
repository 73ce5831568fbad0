namespace Godwit;

/// <summary>Compares the set with the history: what is pending, or the named fact why nothing can be done. No I/O.</summary>
internal static class Planner
{
    /// <param name="set">The set of the program.</param>
    /// <param name="history">The rows of the database in the order of their versions.</param>
    /// <param name="tables">The names of the tables that exist, compared without case.</param>
    public static MigrationPlan Plan(MigrationSet set, IReadOnlyList<HistoryRow> history, IReadOnlySet<string> tables)
    {
        var applied = history.ToDictionary(row => row.Version);
        var warnings = RefuseUnknown(set, history);
        var pending = new List<PlannedStep>();
        foreach (var step in set.Steps)
        {
            if (applied.TryGetValue(step.Version, out var row))
                RefuseChanged(step, row);
            else
                pending.Add(new PlannedStep(step, RecordOnly: history.Count == 0 && step is { IsBaseline: true, IsIdempotent: false } && Exists(set, step, tables)));
        }

        if (pending.Count > 0 && history.Count > 0 && pending[0].Step.Version < history[^1].Version)
            throw new HistoryGapException([.. pending.Select(step => step.Step.Version).Where(version => version < history[^1].Version)], history[^1].Version);
        return new MigrationPlan(history.Count == 0 ? null : history[^1].Version, pending, warnings);
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
