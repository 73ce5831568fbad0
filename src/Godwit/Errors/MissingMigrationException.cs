namespace Godwit;

/// <summary>The history records migrations, older than the program's newest, that the program does not carry.</summary>
public sealed class MissingMigrationException : MigrationException
{
    internal MissingMigrationException(IReadOnlyList<long> versions)
        : base($"The database ran migrations that this program does not carry: {string.Join(", ", versions)}.", "Check that this database belongs to this program, and install its newest release.")
        => Versions = versions;

    /// <summary>The versions that the program does not carry.</summary>
    public IReadOnlyList<long> Versions { get; }

    /// <inheritdoc/>
    protected override string Summary => "This database does not match this release of the program.";
}
