using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Follows the tables that existed before the run through drops and renames, by their root pages.</summary>
internal sealed class TableTracker
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, string?> _current;
    private Dictionary<string, long> _roots;

    public TableTracker(SqliteConnection connection)
    {
        _connection = connection;
        _roots = Roots();
        _current = _roots.Keys.ToDictionary(name => name, name => (string?)name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The tables as they were before the run, and what each is called now; null for one that was dropped.</summary>
    public IReadOnlyDictionary<string, string?> Tables => _current;

    /// <summary>What a table was called before the run; null for one that is new.</summary>
    public string? OriginalOf(string table) =>
        _current.FirstOrDefault(pair => string.Equals(pair.Value, table, StringComparison.OrdinalIgnoreCase)).Key
        ?? (_current.ContainsKey(table) ? table : null);

    /// <summary>To be called after statements that altered or dropped tables.</summary>
    public void Follow(StatementWatch watch)
    {
        if (!watch.TablesChanged)
            return;
        watch.TablesChanged = false;
        var roots = Roots();
        foreach (var (original, current) in _current.ToList())
        {
            if (current is not null)
                _current[original] = Now(current, roots, watch.Altered.Contains(current));
        }

        _roots = roots;
    }

    private string? Now(string name, Dictionary<string, long> roots, bool wasAltered)
    {
        // A rename keeps the root page; ADD COLUMN keeps the name too.
        var renamed = wasAltered ? roots.FirstOrDefault(pair => pair.Value == _roots[name]).Key : null;
        return renamed ?? (roots.ContainsKey(name) ? name : null);
    }

    private Dictionary<string, long> Roots() => _connection
        .Query("SELECT name, rootpage FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite!_%' ESCAPE '!'", static row => (Name: row.Text(0)!, Root: row.Number(1)))
        .ToDictionary(table => table.Name, table => table.Root, StringComparer.OrdinalIgnoreCase);
}
