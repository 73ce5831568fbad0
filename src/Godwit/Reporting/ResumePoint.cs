namespace Godwit;

/// <summary>How far a resumable migration is that has begun and not ended.</summary>
public sealed record ResumePoint
{
    /// <summary>The version of the migration.</summary>
    public required long Version { get; init; }

    /// <summary>The name of the migration.</summary>
    public required string MigrationName { get; init; }

    /// <summary>The backup from before; it may have been deleted since.</summary>
    public required string BackupPath { get; init; }

    /// <summary>The table whose rows were done last; <see langword="null"/> before the first batch.</summary>
    public string? Table { get; init; }

    /// <summary>The rows of <see cref="Table"/> that are done.</summary>
    public long Rows { get; init; }

    /// <summary>The rows that <see cref="Table"/> had when the migration came to it.</summary>
    public long TotalRows { get; init; }

    internal string Describe() => Table is null ? "no batch is done" : $"{Rows} of {TotalRows} rows of table '{Table}' are done";
}
