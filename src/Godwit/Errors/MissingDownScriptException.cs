namespace Godwit;

/// <summary>There is no way back: migrations that would have to be taken back have no down script.</summary>
public sealed class MissingDownScriptException : MigrationException
{
    internal MissingDownScriptException(IReadOnlyList<long> versions)
        : base($"The migrations {string.Join(", ", versions)} have no down script.", "Restore a backup of the older version, or write the down scripts.")
        => Versions = versions;

    /// <summary>The versions without a down script, the newest first.</summary>
    public IReadOnlyList<long> Versions { get; }
}
