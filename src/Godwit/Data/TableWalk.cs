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
    private string? _count;
    private WalkCursor _start = new(0, 0);
    private long _batches;

    public string Table => table.Name;

    private int Width => table.Key.Count;

    /// <summary>The batches behind those of a walk that was ended half way, or from the start.</summary>
    public IEnumerable<TableBatch> Batches(WalkCursor? from)
    {
        if ((from?.End ?? Find($"SELECT {_order} FROM {table.Source} ORDER BY {_descending} LIMIT 1", [])) is not { } end)
            yield break;
        _start = from ?? new WalkCursor(0, db.Count(table.Source), null, end);
        var next = $"SELECT {_order} FROM {table.Source} WHERE {_key} > {Parameters(1)} AND {_key} <= {Parameters(Width + 1)} ORDER BY {_order} LIMIT 1";
        var within = $"SELECT {_order} FROM {table.Source} WHERE {Range} ORDER BY {_order} LIMIT 1 OFFSET {size - 1}";
        var first = from?.After is null
            ? Find($"SELECT {_order} FROM {table.Source} ORDER BY {_order} LIMIT 1", [])
            : Find(next, [.. from.After.Values, .. end.Values]);
        if (from is not null)
            db.ReportRowsFrom(from.Done, from.Total);
        while (first is not null)
        {
            var last = Find(within, [.. first.Values, .. end.Values]);
            yield return new TableBatch(first, last ?? end);
            _batches++;
            db.ReportRows(last is null ? _start.Total : Done, _start.Total);
            first = last is null ? null : Find(next, [.. last.Values, .. end.Values]);
        }
    }

    /// <summary>How far the walk is with the batch that it has handed out last.</summary>
    public WalkCursor CursorAfter(TableBatch batch) => _start with { Done = Math.Min(Done + size, _start.Total), After = batch.Last };

    public long CountRows(TableBatch batch)
    {
        using var statement = Bind(_count ??= $"SELECT count(*) FROM {table.Source} WHERE {Range}", [.. batch.First.Values, .. batch.Last.Values]);
        statement.StepToRow();
        return statement.ReadInt64(0);
    }

    private long Done => Math.Min(_start.Done + _batches * size, _start.Total);

    private string Range => $"{_key} >= {Parameters(1)} AND {_key} <= {Parameters(Width + 1)}";

    // A list of one is no row value.
    private static string List(IEnumerable<string> terms)
    {
        var list = string.Join(", ", terms);
        return list.Contains(", ", StringComparison.Ordinal) ? $"({list})" : list;
    }

    private string Parameters(int from) => List(Enumerable.Range(from, Width).Select(index => $"?{index}"));

    private TableKey? Find(string sql, ReadOnlySpan<object?> values)
    {
        using var statement = Bind(sql, values);
        return statement.Step()
            ? new TableKey([.. Enumerable.Range(0, Width).Select(column => statement.ReadValue(column)!)])
            : null;
    }

    private SqlStatement Bind(string sql, ReadOnlySpan<object?> values)
    {
        var statement = db.Statement(sql);
        for (var i = 0; i < values.Length; i++)
            statement.BindValue(i + 1, values[i]);
        return statement;
    }
}
