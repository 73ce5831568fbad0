namespace Godwit;

/// <summary>
/// Walks through a table by its key in batches. Between two batches no statement is open on the table, so that the
/// migration may change it; each batch starts behind the last key of the one before. Rows with keys behind the last one
/// at the start are new, made by the migration itself, and left out.
/// </summary>
internal sealed class TableWalk(TableShape table, MigrationContext db, int size)
{
    private readonly string _key = List(table.Key.Select(Sqlite.Quote));
    private readonly string _order = string.Join(", ", table.Key.Select(Sqlite.Quote));
    private readonly string _descending = string.Join(", ", table.Key.Select(column => Sqlite.Quote(column) + " DESC"));

    private int Width => table.Key.Count;

    /// <summary>The batches behind a key, or from the start.</summary>
    public IEnumerable<TableBatch> Batches(TableKey? after)
    {
        if (Find($"SELECT {_order} FROM {table.Source} ORDER BY {_descending} LIMIT 1", []) is not { } end)
            yield break;
        var total = db.Count(table.Source);
        var next = $"SELECT {_order} FROM {table.Source} WHERE {_key} > {Parameters(1)} AND {_key} <= {Parameters(Width + 1)} ORDER BY {_order} LIMIT 1";
        var within = $"SELECT {_order} FROM {table.Source} WHERE {_key} >= {Parameters(1)} AND {_key} <= {Parameters(Width + 1)} ORDER BY {_order} LIMIT 1 OFFSET {size - 1}";
        var first = after is null
            ? Find($"SELECT {_order} FROM {table.Source} ORDER BY {_order} LIMIT 1", [])
            : Find(next, [.. after.Values, .. end.Values]);
        var done = 0L;
        while (first is not null)
        {
            var last = Find(within, [.. first.Values, .. end.Values]);
            yield return new TableBatch(first, last ?? end);
            done = Math.Min(done + size, total);
            db.ReportRows(last is null ? total : done, total);
            first = last is null ? null : Find(next, [.. last.Values, .. end.Values]);
        }
    }

    // A list of one is no row value.
    private static string List(IEnumerable<string> terms)
    {
        var list = string.Join(", ", terms);
        return list.Contains(", ", StringComparison.Ordinal) ? $"({list})" : list;
    }

    private string Parameters(int from) => List(Enumerable.Range(from, Width).Select(index => $"?{index}"));

    private TableKey? Find(string sql, ReadOnlySpan<object?> values)
    {
        using var statement = db.Statement(sql);
        for (var i = 0; i < values.Length; i++)
            statement.BindValue(i + 1, values[i]);
        return statement.Step()
            ? new TableKey([.. Enumerable.Range(0, Width).Select(column => statement.ReadValue(column)!)])
            : null;
    }
}
