namespace Godwit;

/// <summary>The database has a table of the history's name that another tool made and that cannot be adopted.</summary>
public sealed class ForeignHistoryTableException : MigrationException
{
    internal ForeignHistoryTableException(string table, IReadOnlyList<string> columns, string reason)
        : base($"The table '{table}' ({string.Join(", ", columns)}) belongs to another migration tool: {reason}.", "Check that this is the right database. Developers: set HistoryTable on the [MigrationSet] to a name of its own.")
    {
        Table = table;
        Columns = columns;
    }

    /// <summary>The name of the table.</summary>
    public string Table { get; }

    /// <summary>The columns it has.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    protected override string Summary => "This database is managed by another program.";
}
