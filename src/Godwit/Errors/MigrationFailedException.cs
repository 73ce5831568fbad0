namespace Godwit;

/// <summary>A statement or a data migration failed; the inner exception is the cause.</summary>
public sealed class MigrationFailedException : MigrationException
{
    internal MigrationFailedException(MigrationStep step, string reason, int? statement = null, int? line = null, Exception? innerException = null)
        : base($"Migration {step.Version} '{step.Name}' failed{Place(statement, line)}: {reason}", "Start the program again; if it happens again, contact support with this message.", innerException)
    {
        Version = step.Version;
        MigrationName = step.Name;
        Statement = statement;
        Line = line;
        Reason = reason;
    }

    /// <summary>What SQLite or the data migration said.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    protected override string Summary => $"The database could not be updated: {Reason.TrimEnd('.')}.";

    private static string Place(int? statement, int? line) => statement is null ? "" : $" at statement {statement + 1} (line {line})";
}
