using System.Text;
using Godwit;

namespace OpenChime;

/// <summary>What OpenChime tells its user.</summary>
internal static class Messages
{
    public static string Report(MigrationReport report)
    {
        var text = new StringBuilder(report.IsUpToDate
            ? $"The database is up to date (version {report.ToVersion})."
            : $"The database is now at version {report.ToVersion}; it took {report.Duration.TotalMilliseconds:0} ms.");
        foreach (var migration in report.Applied)
            text.Append($"\n  {migration.Version} {migration.Name,-25} {Outcome(migration)}");
        foreach (var warning in report.Warnings)
            text.Append($"\n  Note: {warning}");
        if (report.BackupPath is { } backup)
            text.Append($"\nA backup is in {backup}");
        // A backup from before the encryption goes with the old pages; where it is still there, both are owed.
        if (report.BackupPath is not null && report.Applied.Any(migration => migration.Version == EncryptPlaintextTokens.Version))
            text.Append("\n  It holds the tokens in plaintext. Close other programs that use the database, and start OpenChime again: then it is deleted.");
        return text.ToString();
    }

    /// <summary>Most failures say themselves what to do; OpenChime adds what it knows better.</summary>
    public static string MigrationFailed(MigrationException failure, string keyFolder) => $"Migration failed\n{failure.UserMessage}" + failure switch
    {
        DatabaseTooNewException => "\n\n" + Numbered("The version of the database is too new: please update OpenChime."),
        MigrationFailedException => "\nOAuth tokens remain in plaintext.\n\n" + Numbered($"Check that the key in {keyFolder} can be read, and is the one that OpenChime made.", "Restart OpenChime.", "Contact support if the issue persists."),
        _ => "",
    };

    public static string TokensUnreadable(Exception failure, string keyFolder) => $"""
        The tokens of your accounts cannot be read
        {failure.Message}

        {Numbered($"Bring back the key in {keyFolder}, if you have it.", "Otherwise please re-authenticate your accounts: remove them and add them again.")}
        """;

    private static string Numbered(params IEnumerable<string> steps) =>
        "Next steps:\n" + string.Join('\n', steps.Select((step, index) => $"{index + 1}. {step}"));

    private static string Outcome(AppliedMigration migration) => migration switch
    {
        { RecordedOnly: true } => "recorded: the database has these tables already",
        { SkippedStatements: > 0 } => $"done; {migration.SkippedStatements} of its statements had been done before",
        _ => "done",
    };
}
