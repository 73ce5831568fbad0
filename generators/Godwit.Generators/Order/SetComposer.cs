using System.Collections.Immutable;
using Godwit.Sql.Locks;

namespace Godwit.Generators;

/// <summary>Puts the scripts and data migrations of one set in order.</summary>
internal static class SetComposer
{
    public static OrderedSet Compose(SetClass set, string folder, ImmutableArray<Script> scripts, ImmutableArray<DataMigrationClass> dataMigrations, bool isOnlySet, LockText? lockText)
    {
        var mine = scripts.Where(script => script.Folder == folder && script.Name is not null).ToList();
        var classes = dataMigrations.Where(migration => migration.Set is null ? isOnlySet : migration.Set == set.FullName);
        var steps = mine.Where(script => !script.Name!.IsDown).Select(OfScript).Concat(classes.Select(OfClass)).GroupBy(Entry).ToDictionary(same => same.Key, same => same.First());
        var sorted = MigrationOrder.Sort(steps.Keys);
        var problems = MigrationOrder.Check(sorted)
            .Where(fault => fault.At.IsScript)
            .Select(fault => new Problem(fault.Rule, steps[fault.At].Script!.Path, default, default, fault.Arguments))
            .ToList();

        // Of two migrations with one version the first is kept: the build fails anyway, and user code need not fail too.
        var unique = sorted.GroupBy(entry => entry.Version, (_, same) => steps[same.First()]).ToList();
        var downs = DownScripts.Match(unique, mine.Where(script => script.Name!.IsDown), problems);
        var released = LockFile.Parse(lockText?.Text ?? "").Entries.ToDictionary(entry => entry.Version);
        return new OrderedSet(
            set,
            unique.Select(step => Released(step with { Down = downs.TryGetValue(step.Version, out var down) ? down : null }, released)).ToEquatableArray(),
            problems.ToEquatableArray())
        { Lock = lockText };
    }

    private static Step Released(Step step, Dictionary<long, LockEntry> released) =>
        released.TryGetValue(step.Version, out var entry) ? step with { IsReleased = true, Former = entry.Former.ToEquatableArray() } : step;

    private static Step OfScript(Script script) => new(script.Name!.Version, script.Name.Name, script, null, null);

    private static Step OfClass(DataMigrationClass migration) => new(migration.Version, migration.Name, null, migration, null);

    private static MigrationEntry Entry(Step step) =>
        new(step.Version, step.Script?.RelativePath ?? step.DataMigration!.FullName, step.Script is not null) { Path = step.Script?.Path ?? "" };
}
