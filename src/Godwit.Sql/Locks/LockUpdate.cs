using System.Collections.Immutable;

namespace Godwit.Sql.Locks;

/// <summary>A lock file after a release, or what stands against it.</summary>
/// <param name="File">The new file; the old one where there are conflicts.</param>
/// <param name="Added">The migrations that are released now.</param>
/// <param name="Conflicts">The contradictions that were not accepted.</param>
public sealed record LockUpdate(LockFile File, ImmutableArray<LockedMigration> Added, ImmutableArray<LockConflict> Conflicts)
{
    /// <summary>Releases every migration of a set.</summary>
    /// <param name="file">The lock file so far.</param>
    /// <param name="migrations">The migrations of the set.</param>
    /// <param name="accepted">The versions whose change, new name or removal is accepted.</param>
    public static LockUpdate Release(LockFile file, IReadOnlyList<LockedMigration> migrations, IReadOnlyCollection<long> accepted)
    {
        var conflicts = LockCheck.Compare(file, migrations).Where(conflict => !accepted.Contains((conflict.Migration?.Version ?? conflict.Entry.Version))).ToImmutableArray();
        if (!conflicts.IsEmpty)
            return new LockUpdate(file, [], conflicts);
        var entries = migrations.Select(migration => file.Find(migration.Version)?.Accept(migration.Name, migration.Checksum) ?? new LockEntry(migration.Version, migration.Name, migration.Checksum));
        return new LockUpdate(
            new LockFile([.. entries], []),
            [.. migrations.Where(migration => file.Find(migration.Version) is null)],
            []);
    }
}
