using System.Globalization;

namespace Godwit.Sql.Locks;

/// <summary>A migration of the set as the lock file sees it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">The name.</param>
/// <param name="Checksum">The checksum now.</param>
public sealed record LockedMigration(long Version, string Name, string Checksum);

/// <summary>What contradicts a lock file.</summary>
public enum LockConflictKind
{
    /// <summary>A released migration has another checksum.</summary>
    Changed,

    /// <summary>A released migration is not there.</summary>
    Removed,

    /// <summary>A released migration has another name.</summary>
    Renamed,

    /// <summary>A migration that was not released stands before one that was.</summary>
    Inserted,
}

/// <summary>A contradiction between a set and its lock file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Entry">The line that is contradicted; for an inserted migration the last one.</param>
/// <param name="Migration">The migration, or null where it was removed.</param>
public sealed record LockConflict(LockConflictKind Kind, LockEntry Entry, LockedMigration? Migration)
{
    /// <summary>What is wrong and what to do about it, for a person.</summary>
    public string Message => Kind switch
    {
        LockConflictKind.Changed when Entry.Former.Contains(Migration!.Checksum, StringComparer.Ordinal) =>
            $"Version {Version} ({Entry.Name}) is as it was before a change that was accepted and released; restore the later text from version control, or accept this one with 'godwit lock --accept {Version}'",
        LockConflictKind.Changed =>
            $"Version {Version} ({Entry.Name}) was changed after its release, and databases that have it will not run it again; restore it and write a new migration, or accept the change with 'godwit lock --accept {Version}' if it makes no difference",
        LockConflictKind.Removed =>
            $"Version {Version} ({Entry.Name}) was released and is not there; restore it from version control",
        LockConflictKind.Renamed =>
            $"Version {Version} was released as {Entry.Name} and is called {Migration!.Name} now; call it {Entry.Name} again, or accept the name with 'godwit lock --accept {Version}'",
        _ =>
            $"Version {Migration!.Version.ToString(CultureInfo.InvariantCulture)} ({Migration.Name}) stands in front of version {Version} ({Entry.Name}), which was released: databases that have that one would be out of order; give this one a later version",
    };

    private string Version => Entry.Version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Compares a set with its lock file.</summary>
public static class LockCheck
{
    /// <summary>The contradictions, in the order of versions.</summary>
    /// <param name="file">The lock file.</param>
    /// <param name="migrations">The migrations of the set.</param>
    public static IEnumerable<LockConflict> Compare(LockFile file, IEnumerable<LockedMigration> migrations)
    {
        var present = migrations.ToDictionary(migration => migration.Version);
        foreach (var entry in file.Entries)
        {
            if (!present.TryGetValue(entry.Version, out var migration))
                yield return new LockConflict(LockConflictKind.Removed, entry, Migration: null);
            else if (migration.Checksum != entry.Checksum)
                yield return new LockConflict(LockConflictKind.Changed, entry, migration);
            else if (migration.Name != entry.Name)
                yield return new LockConflict(LockConflictKind.Renamed, entry, migration);
        }

        // Where a line cannot be read, its migration is not known to be new.
        if (file.Entries.IsEmpty || !file.Faults.IsEmpty)
            yield break;
        var last = file.Entries[file.Entries.Length - 1];
        var released = new HashSet<long>(file.Entries.Select(entry => entry.Version));
        foreach (var migration in present.Values.Where(migration => migration.Version < last.Version && !released.Contains(migration.Version)).OrderBy(migration => migration.Version))
            yield return new LockConflict(LockConflictKind.Inserted, last, migration);
    }
}
