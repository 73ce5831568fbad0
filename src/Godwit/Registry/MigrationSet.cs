using System.ComponentModel;

namespace Godwit;

/// <summary>
/// An ordered set of migrations: versions, names, checksums, SQL. It is data; it knows nothing of files or connections.
/// </summary>
public sealed class MigrationSet
{
    private readonly Lazy<IReadOnlyList<MigrationStep>> _steps;

    /// <summary>Used by generated code.</summary>
    /// <param name="registry">The generated registry.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MigrationSet(MigrationRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        Registry = registry;
        _steps = new(() => MigrationTable.Decode(registry));
    }

    /// <summary>The name of the set: the full name of the class that carries the attribute.</summary>
    public string Name => Registry.Name;

    /// <summary>The number of migrations.</summary>
    public int Count => Registry.Count;

    /// <summary>The version of the last migration, or -1 in an empty set.</summary>
    public long LatestVersion => Registry.LatestVersion;

    /// <summary>The history table that records what was applied.</summary>
    public string HistoryTable => Registry.HistoryTable;

    /// <summary>The migrations in the order of their versions. Decoded at the first use.</summary>
    public IReadOnlyList<MigrationStep> Steps => _steps.Value;

    internal MigrationRegistry Registry { get; }
}
