namespace Godwit.Sql.Schema;

/// <summary>The old pragmas that say how results look. Each is off in a new connection, but for short names.</summary>
public sealed record ResultSettings
{
    /// <summary>The settings of a new connection.</summary>
    public static ResultSettings Default { get; } = new();

    /// <summary><c>PRAGMA short_column_names</c>: a column's name stands without its table's.</summary>
    public bool ShortColumnNames { get; init; } = true;

    /// <summary><c>PRAGMA full_column_names</c>: a column's name stands behind its table's.</summary>
    public bool FullColumnNames { get; init; }

    /// <summary><c>PRAGMA count_changes</c>: INSERT, UPDATE and DELETE return the number of rows.</summary>
    public bool CountChanges { get; init; }
}
