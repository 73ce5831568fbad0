namespace Godwit;

/// <summary>The history has later migrations, but lacks earlier ones of the set.</summary>
public sealed class HistoryGapException : MigrationException
{
    internal HistoryGapException(IReadOnlyList<long> versions, long appliedVersion)
        : base($"The history records migration {appliedVersion}, but not the earlier {string.Join(", ", versions)}.", "Install the newest release of the program. Developers: migrations run in the order of their versions; give the late one a newer version.")
    {
        Versions = versions;
        AppliedVersion = appliedVersion;
    }

    /// <summary>The versions that the history lacks.</summary>
    public IReadOnlyList<long> Versions { get; }

    /// <summary>The newest version that it records.</summary>
    public long AppliedVersion { get; }

    /// <inheritdoc/>
    protected override string Summary => "The record of updates in this database has a gap.";
}
