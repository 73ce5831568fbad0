namespace Godwit;

/// <summary>A range of rows of a table, both ends included, for SQL as <c>WHERE id BETWEEN @first AND @last</c>.</summary>
/// <param name="First">The key of the first row.</param>
/// <param name="Last">The key of the last row. For a key of two columns: <c>(a, b) &gt;= (@a1, @b1) AND (a, b) &lt;= (@a2, @b2)</c>.</param>
public sealed record TableBatch(TableKey First, TableKey Last);
