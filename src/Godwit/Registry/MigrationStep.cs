namespace Godwit;

/// <summary>An entry of the registry: one script or one data migration.</summary>
public sealed record MigrationStep
{
    /// <summary>The version, unique in its set.</summary>
    public required long Version { get; init; }

    /// <summary>The name, as the history records it.</summary>
    public required string Name { get; init; }

    /// <summary>The checksum with its algorithm, as <c>v1:…</c>.</summary>
    public required string Checksum { get; init; }

    /// <summary>Former checksums that the lock file accepts: databases that ran the former text stay valid.</summary>
    public IReadOnlyList<string> FormerChecksums { get; init; } = [];

    /// <summary>True for a C# migration, false for a script.</summary>
    public bool IsDataMigration { get; init; }

    /// <summary>The script describes what databases had before Godwit: where its tables exist, it is recorded and not run.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>Tables that exist are not created again, and columns not added again.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The script cannot run inside a transaction.</summary>
    public bool IsNoTransaction { get; init; }

    /// <summary>The migration replaces plaintext by ciphertext, so that the old pages must be wiped afterwards.</summary>
    public bool ErasesPlaintext { get; init; }

    /// <summary>The migration commits batch by batch, and goes on where it was ended.</summary>
    public bool IsResumable { get; init; }

    /// <summary>The tables that may lose rows.</summary>
    public IReadOnlyList<string> Shrinks { get; init; } = [];

    /// <summary>The oldest version of the set whose program still works on the database after this migration, if declared.</summary>
    public long? CompatibleWith { get; init; }

    /// <summary>True where a down script exists.</summary>
    public bool HasDown => DownParts > 0;

    internal int Index { get; init; }
    internal int Parts { get; init; }
    internal int DownParts { get; init; }
    internal string? Resource { get; init; }
    internal string? ResourceSha256 { get; init; }
    internal IReadOnlyList<ScriptGuard> Guards { get; init; } = [];
}
