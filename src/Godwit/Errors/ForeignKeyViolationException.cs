namespace Godwit;

/// <summary>Rows would refer to nothing after the run, and did not before it.</summary>
public sealed class ForeignKeyViolationException : MigrationException
{
    internal ForeignKeyViolationException(string table, string? parent, long rows, Exception? innerException = null)
        : base(
            parent is null
                ? $"The foreign keys of table '{table}' cannot be checked any more: {innerException?.Message}"
                : $"{rows} rows of table '{table}' would refer to rows of '{parent}' that do not exist.",
            "Contact support with this message. Developers: the migration deletes or replaces rows that others refer to.",
            innerException)
    {
        Table = table;
        Parent = parent;
        Rows = rows;
    }

    /// <summary>The table with the foreign key.</summary>
    public string Table { get; }

    /// <summary>The table that it refers to; <see langword="null"/> where the key itself became impossible.</summary>
    public string? Parent { get; }

    /// <summary>How many rows, more than before.</summary>
    public long Rows { get; }

    /// <inheritdoc/>
    protected override string Summary => "The update would have broken references in the data, and was stopped.";
}
