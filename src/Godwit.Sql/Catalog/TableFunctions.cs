using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Catalog;

/// <summary>
/// The virtual tables that can be named in FROM without having been created: pragma functions, <c>json_each</c> and the like,
/// and those that programs commonly load (<c>generate_series</c>, <c>dbstat</c>).
/// </summary>
public static class TableFunctions
{
    private static readonly ImmutableArray<Column> JsonColumns =
    [
        new("key", ""), new("value", ""), new("type", ""), new("atom", ""), new("id", ""), new("parent", ""),
        new("fullkey", ""), new("path", ""), Hidden("json"), Hidden("root"),
    ];

    /// <summary>The columns of <c>dbstat</c>.</summary>
    public static ImmutableArray<Column> DbStatColumns { get; } =
    [
        new("name", "TEXT"), new("path", "TEXT"), new("pageno", "INTEGER"), new("pagetype", "TEXT"), new("ncell", "INTEGER"),
        new("payload", "INTEGER"), new("unused", "INTEGER"), new("mx_payload", "INTEGER"), new("pgoffset", "INTEGER"),
        new("pgsize", "INTEGER"), Hidden("schema", "TEXT"), Hidden("aggregate", "BOOLEAN"),
    ];

    private static readonly Dictionary<string, VirtualTable> BuiltIn = Make(
        Table("json_each", JsonColumns),
        Table("json_tree", JsonColumns),
        Table("fts3tokenize", [new("input", ""), new("token", ""), new("start", ""), new("end", ""), new("position", "")]));

    private static readonly Dictionary<string, VirtualTable> Loadable = Make(
        Table("generate_series", [new("value", ""), Hidden("start"), Hidden("stop"), Hidden("step")]),
        Table("dbstat", DbStatColumns));

    /// <summary>A table-valued function that every build of SQLite has, or null.</summary>
    /// <param name="name">The name without quotes.</param>
    public static VirtualTable? Find(string name)
    {
        if (BuiltIn.TryGetValue(name, out var found))
            return found;
        return NameComparer.HasPrefix(name, "pragma_") && Pragmas.Find(name.Substring(7)) is { IsTableFunction: true } pragma ? Of(pragma) : null;
    }

    /// <summary>A table-valued function that some builds have, or that programs load; or null.</summary>
    /// <param name="name">The name without quotes.</param>
    public static VirtualTable? FindLoadable(string name) => Loadable.TryGetValue(name, out var found) ? found : null;

    private static VirtualTable Of(Pragma pragma) => Table(
        "pragma_" + pragma.Name,
        [.. pragma.Columns.Select(name => new Column(name, "")), .. pragma.HiddenColumns.Select(name => Hidden(name))]);

    private static Dictionary<string, VirtualTable> Make(params VirtualTable[] tables) =>
        tables.ToDictionary(table => table.Name, NameComparer.Instance);

    private static VirtualTable Table(string name, ImmutableArray<Column> columns) =>
        new(name, name, ImmutableArray<string>.Empty) { Columns = columns, IsEponymous = true };

    private static Column Hidden(string name, string type = "") => new(name, type) { Visibility = ColumnVisibility.Hidden };
}
