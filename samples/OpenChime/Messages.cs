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
    public static string MigrationFailed(MigrationException failure, KeyPlace key) => $"Migration failed\n{failure.UserMessage}" + failure switch
    {
        DatabaseTooNewException => "\n\n" + Numbered("The version of the database is too new: please update OpenChime."),
        MigrationFailedException => "\nOAuth tokens remain in plaintext.\n\n" + Numbered([.. KeyUnavailable(failure.InnerException, key), "Restart OpenChime.", "Contact support if the issue persists."]),
        _ => "",
    };

    /// <summary>Only a key that is lost for certain is a reason to connect accounts again.</summary>
    public static string TokensUnreadable(Exception failure, KeyPlace key, IReadOnlyList<string> accounts) => $"""
        The tokens of your accounts cannot be read
        {failure.Message}

        {(failure is KeyStoreException ? Numbered([.. KeyUnavailable(failure, key), "Restart OpenChime. Your accounts are still there."]) : Numbered(KeyLost(key, accounts)))}
        """;

    private static IEnumerable<string> KeyUnavailable(Exception? failure, KeyPlace key) => failure is KeyStoreException { Status: KeyStoreStatus.Unavailable }
        ? ["Check the system requirements: the Keychain on macOS, the Credential Manager on Windows, and on Linux a Secret Service in a desktop session, as GNOME Keyring or KWallet (Debian: apt-get install gnome-keyring libsecret-1-0).",
            "On a machine without one, start OpenChime with --key-file: the key is then in a file beside the database, and whoever reads the disk can read it."]
        : [$"Check that {key.Description} can be read, is unlocked, and has the key that OpenChime made."];

    private static IEnumerable<string> KeyLost(KeyPlace key, IReadOnlyList<string> accounts)
    {
        if (key.HasForgottenFile)
            yield return "There is a key file beside the database: start OpenChime with --key-file.";
        yield return $"Bring the key back to {key.Description}, if you have it.";
        yield return "Otherwise please re-authenticate your accounts: remove them all (OpenChime <database> remove <provider> <name>) and add them again, under a new key:\n   " + string.Join("\n   ", accounts);
    }

    private static string Numbered(params IEnumerable<string> steps) =>
        "Next steps:\n" + string.Join('\n', steps.Select((step, index) => $"{index + 1}. {step}"));

    private static string Outcome(AppliedMigration migration) => migration switch
    {
        { RecordedOnly: true } => "recorded: the database has these tables already",
        { SkippedStatements: > 0 } => $"done; {migration.SkippedStatements} of its statements had been done before",
        _ => "done",
    };
}
