namespace Godwit;

/// <summary>After its migrations the database lacks something that the build computed, or has it in another form.</summary>
public sealed class SchemaMismatchException : MigrationException
{
    internal SchemaMismatchException(IReadOnlyList<string> differences)
        : base($"The database is not what its migrations make of it: {string.Join("; ", differences)}.", "Contact support with this message: the database was changed by something else than its migrations.") =>
        Differences = differences;

    /// <summary>What is missing or different, one sentence each.</summary>
    public IReadOnlyList<string> Differences { get; }

    /// <inheritdoc/>
    protected override string Summary => "The database could not be updated, because something else has changed it.";
}
