namespace Godwit;

/// <summary>
/// The base of everything that Godwit throws about a database. Each derived type is one named fact; this one says what
/// all share: where it happened, what state the database is in, where the backup is, and what to do next.
/// </summary>
public abstract class MigrationException : Exception
{
    private protected MigrationException(string message, string advice, Exception? innerException = null)
        : base(message, innerException) => Advice = advice;

    /// <summary>The state that the database is in now.</summary>
    public DatabaseState State { get; internal set; }

    /// <summary>The database file; <see langword="null"/> for one in memory.</summary>
    public string? DatabasePath { get; internal set; }

    /// <summary>The version of the migration that failed, where one did.</summary>
    public long? Version { get; internal set; }

    /// <summary>The name of the migration that failed, where one did.</summary>
    public string? MigrationName { get; internal set; }

    /// <summary>The zero-based statement of the script, where one failed.</summary>
    public int? Statement { get; internal set; }

    /// <summary>The line of the script, from 1, where a statement failed.</summary>
    public int? Line { get; internal set; }

    /// <summary>SQLite's primary result code, where SQLite reported the cause.</summary>
    public int? SqliteErrorCode { get; internal set; }

    /// <summary>SQLite's extended result code, where SQLite reported the cause.</summary>
    public int? SqliteExtendedErrorCode { get; internal set; }

    /// <summary>The backup that this run made, or that it would restore from; <see langword="null"/> where there is none.</summary>
    public string? BackupPath { get; internal set; }

    /// <summary>How far the resumable migration is, where one is half way: see <see cref="DatabaseState.Migrating"/>.</summary>
    public ResumePoint? ResumePoint { get; internal set; }

    /// <summary>What the person in front of the program can do next, in one or two sentences.</summary>
    public string Advice { get; }

    /// <summary>What went wrong, in words for a person who does not know the program's insides.</summary>
    protected virtual string Summary => Message;

    /// <summary>What went wrong, what state the data is in, where the backup is and what to do next: fit to be shown to an end user.</summary>
    public string UserMessage =>
        string.Join(' ', ((string?[])[Summary, StateSentence, BackupSentence, Advice]).Where(sentence => !string.IsNullOrEmpty(sentence)));

    private string StateSentence => State switch
    {
        DatabaseState.Unchanged => "Nothing was changed.",
        DatabaseState.RolledBack => "Your data was put back as it was before.",
        DatabaseState.Committed => "The update of your data itself is complete.",
        DatabaseState.Restored => "Your data was restored from the backup.",
        DatabaseState.Migrating => $"The update is half way{(ResumePoint is null ? "" : $" ({ResumePoint.Describe()})")}: nothing is lost, and the next start goes on where it ended.",
        DatabaseState.PartlyMigrated => "A part of the update is complete; the rest was put back, and the next start tries it again.",
        DatabaseState.RestoreFailed => "Your data could not be restored automatically; the backup is whole.",
        _ => "Whether the update of your data took effect is found out at the next start.",
    };

    private string? BackupSentence => BackupPath is null ? null : $"A backup is in {BackupPath}.";
}
