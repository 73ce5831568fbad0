namespace Godwit;

/// <summary>A backup beside its database.</summary>
public sealed record BackupInfo
{
    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made, to the second, as its name says.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The newest version in its own history; <see langword="null"/> where it has none, or cannot be read.</summary>
    public long? Version { get; init; }

    /// <summary>False where it cannot be opened as a database with the key at hand, or has another tool's history.</summary>
    public bool IsReadable { get; init; }
}
