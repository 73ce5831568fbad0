using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Locks;

/// <summary>A released migration: a line of the lock file.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">The name.</param>
/// <param name="Checksum">The checksum of what was released, or of the last change that was accepted.</param>
public sealed record LockEntry(long Version, string Name, string Checksum)
{
    /// <summary>The checksums that it had before accepted changes, the first released one first.</summary>
    public ImmutableArray<string> Former { get; init; } = [];

    /// <summary>The place of the line in the file; empty for an entry that was not read from one.</summary>
    public TextSpan Span { get; init; }

    /// <summary>This entry with another checksum: the present one becomes a former one.</summary>
    /// <param name="name">The name now.</param>
    /// <param name="checksum">The checksum now.</param>
    public LockEntry Accept(string name, string checksum) =>
        this with { Name = name, Checksum = checksum, Former = checksum == Checksum ? Former : Former.Add(Checksum) };
}
