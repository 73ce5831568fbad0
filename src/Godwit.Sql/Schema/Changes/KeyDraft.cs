using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>An index that a PRIMARY KEY or UNIQUE constraint makes, while its table is being read.</summary>
internal sealed class KeyDraft(List<IndexTerm> terms, IndexOrigin origin, ConflictResolution? onConflict)
{
    public List<IndexTerm> Terms { get; } = terms;

    public IndexOrigin Origin { get; set; } = origin;

    public ConflictResolution? OnConflict { get; set; } = onConflict;

    /// <summary>Whether another constraint asks for the same index, whatever the directions.</summary>
    public bool Covers(KeyDraft other) =>
        Terms.Count == other.Terms.Count
        && Terms.Zip(other.Terms, (a, b) => a.Column == b.Column && NameComparer.Same(a.Collation, b.Collation)).All(same => same);

    public Index ToIndex(string table, string database, int number) => new($"sqlite_autoindex_{table}_{number}", table)
    {
        Database = database,
        Origin = Origin,
        Unique = true,
        Terms = [.. Terms],
        ReplacesOnConflict = OnConflict == ConflictResolution.Replace,
    };
}
