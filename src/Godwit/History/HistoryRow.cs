namespace Godwit;

/// <summary>A row of the history. Rows that another program wrote may have no checksum.</summary>
internal sealed record HistoryRow(long Version, string Name, string? Checksum, long? CompatibleWith);
