namespace Godwit;

/// <summary>A table would have fewer rows after the run, and no migration declares that it <c>shrinks</c> it.</summary>
public sealed class LostRowsException : MigrationException
{
    internal LostRowsException(string table, long before, long after)
        : this($"The table '{table}' had {before} rows before the update and would have {after} after it.", table, before, after)
    {
    }

    private LostRowsException(string message, string table, long before, long after)
        : base(message, "Contact support with this message. Developers: if the loss is meant, add the directive 'shrinks <table>' to the migration that causes it.")
    {
        Table = table;
        Before = before;
        After = after;
    }

    internal static LostRowsException InBatch(string table, long before, long after) =>
        new($"A batch of {before} rows of the table '{table}' would have {after} after the migration.", table, before, after);

    /// <summary>The name that the table had before the run.</summary>
    public string Table { get; }

    /// <summary>Its rows before the run; in a resumable migration those of one batch.</summary>
    public long Before { get; }

    /// <summary>Its rows at the end of the run, or those of the batch at its end; 0 where the table was dropped.</summary>
    public long After { get; }

    /// <inheritdoc/>
    protected override string Summary => "The update would have lost data, and was stopped.";
}
