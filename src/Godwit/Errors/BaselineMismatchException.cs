namespace Godwit;

/// <summary>The database has some of the tables that a <c>baseline</c> script creates, and lacks others.</summary>
public sealed class BaselineMismatchException : MigrationException
{
    internal BaselineMismatchException(MigrationStep step, IReadOnlyList<string> missingTables)
        : base($"The database has some of the tables of baseline {step.Version} '{step.Name}', but lacks {string.Join(", ", missingTables)}.", "Check that this database belongs to this program. Developers: add the directive 'idempotent' to the baseline, so that what is missing is created.")
    {
        Version = step.Version;
        MigrationName = step.Name;
        MissingTables = missingTables;
    }

    /// <summary>The tables that do not exist.</summary>
    public IReadOnlyList<string> MissingTables { get; }

    /// <inheritdoc/>
    protected override string Summary => "This database is not one that the program knows how to update.";
}
