using Godwit.Sql.Locks;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Compares a set with its lock file.</summary>
internal static class LockProblems
{
    public static IEnumerable<Problem> Of(OrderedSet ordered, LockOptions options)
    {
        if (options.Writes || ordered.Steps.Count == 0)
            return [];
        return ordered.Lock is { } text ? InFile(ordered, text, LockFile.Parse(text.Text)) : options.IsOptimized ? Missing(ordered) : [];
    }

    /// <summary>The migrations of a set as a lock file names them.</summary>
    public static IEnumerable<LockedMigration> Migrations(OrderedSet ordered) => ordered.Steps.Select(step => new LockedMigration(step.Version, step.Name, step.Checksum));

    private static IEnumerable<Problem> InFile(OrderedSet ordered, LockText text, LockFile file)
    {
        var places = new ScriptPlaces(text.Path, Sql.Text.ScriptText.Normalize(text.Text));
        foreach (var fault in file.Faults)
            yield return places.At(RuleCatalogue.LockUnreadable, fault.Span, fault.Message);
        foreach (var conflict in LockCheck.Compare(file, Migrations(ordered)))
            yield return Place(conflict, ordered, places) with { Fix = Accepted(conflict) };
        foreach (var step in ordered.Steps.Where(step => !step.IsReleased))
        {
            var problem = Problem.InFile(RuleCatalogue.NotReleased, step.Script?.Path ?? text.Path, step.Script?.RelativePath ?? step.DataMigration!.FullName) with
            {
                Fix = LockLine.Write(new LockEntry(step.Version, step.Name, step.Checksum)),
            };
            if (step.Script is null || step.Script.Reports(problem))
                yield return step.Script?.WithSeverity(problem) ?? problem;
        }
    }

    // At the script, where there is one; a class and what is gone are found by their line in the lock file.
    private static Problem Place(LockConflict conflict, OrderedSet ordered, ScriptPlaces places) =>
        conflict.Migration is { } migration && ordered.Steps.First(step => step.Version == migration.Version).Script is { } script
            ? Problem.InFile(Rule(conflict.Kind), script.Path, conflict.Message)
            : places.At(Rule(conflict.Kind), conflict.Entry.Span, conflict.Message);

    private static string? Accepted(LockConflict conflict) =>
        conflict.Kind is LockConflictKind.Changed or LockConflictKind.Renamed ? LockLine.Write(conflict.Entry.Accept(conflict.Migration!.Name, conflict.Migration.Checksum)) : null;

    private static IEnumerable<Problem> Missing(OrderedSet ordered)
    {
        var script = ordered.Steps.Select(step => step.Script).FirstOrDefault(script => script is not null);
        var problem = Problem.InFile(RuleCatalogue.NoLockFile, script?.Path ?? "", ordered.Set.FullName, ordered.Set.Folder) with
        {
            Fix = LockUpdate.Release(LockFile.Empty, [.. Migrations(ordered)], []).File.Write(),
        };
        return script is null ? [problem] : script.Reports(problem) ? [script.WithSeverity(problem)] : [];
    }

    private static DiagnosticDescriptor Rule(LockConflictKind kind) => kind switch
    {
        LockConflictKind.Changed => RuleCatalogue.LockChanged,
        LockConflictKind.Removed => RuleCatalogue.LockRemoved,
        LockConflictKind.Renamed => RuleCatalogue.LockRenamed,
        _ => RuleCatalogue.LockInserted,
    };
}
