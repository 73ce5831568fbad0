namespace Godwit;

/// <summary>A table would have fewer rows after the run, and no migration declares that it <c>shrinks</c> it.</summary>
public sealed class LostRowsException : MigrationException
{
    internal LostRowsException(string table, long before, long after)
        : base($"The table '{table}' had {before} rows before the update and would have {after} after it.", "Contact support with this message. Developers: if the loss is meant, add the directive 'shrinks <table>' to the migration that causes it.")
    {
        Table = table;
        Before = before;
        After = after;
    }

    /// <summary>The name that the table had before the run.</summary>
    public string Table { get; }

    /// <summary>Its rows before the run.</summary>
    public long Before { get; }

    /// <summary>Its rows at the end of the run; 0 where it was dropped.</summary>
    public long After { get; }

    /// <inheritdoc/>
    protected override string Summary => "The update would have lost data, and was stopped.";
}
